package org.chamicore.boot.history;

import org.chamicore.boot.BootProperties;
import org.chamicore.db.retention.RetentionRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HistoryRetention {

    @Bean
    RetentionRule bootRequestRetention(HistoryRepository history, BootProperties boot) {
        return new RetentionRule("boot_request", boot.history().keep(), history::forget);
    }

    @Bean
    RetentionRule endpointAccessRetention(HistoryRepository history, BootProperties boot) {
        return new RetentionRule("endpoint_access", boot.history().keepAccess(), history::forgetAccesses);
    }
}
