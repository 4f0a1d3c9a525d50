package org.chamicore.cloudinit.asking;

import org.chamicore.cloudinit.CloudInitProperties;
import org.chamicore.db.retention.RetentionRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AskingRetention {

    @Bean
    RetentionRule unknownCallerRetention(AskingRepository asking, CloudInitProperties settings) {
        return new RetentionRule("unknown_caller", settings.keepUnknown(), asking::forgetStrangers);
    }

    @Bean
    RetentionRule seedFetchRetention(AskingRepository asking, CloudInitProperties settings) {
        return new RetentionRule("seed_fetch", settings.keepFetches(), asking::forgetFetches);
    }
}
