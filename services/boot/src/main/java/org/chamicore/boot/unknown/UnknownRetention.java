package org.chamicore.boot.unknown;

import org.chamicore.boot.BootProperties;
import org.chamicore.db.retention.RetentionRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UnknownRetention {

    @Bean
    RetentionRule unknownNodeRetention(UnknownNodeRepository nodes, BootProperties boot) {
        BootProperties.History settings = boot.history();
        return new RetentionRule(
                "unknown_node",
                settings.keepUnknown(),
                (keep, most) -> nodes.forget(keep, settings.mostUnknown(), most));
    }
}
