package org.chamicore.inventory.hardware;

import org.chamicore.db.retention.RetentionRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HistoryRetention {

    @Bean
    RetentionRule hardwareEventRetention(EventRepository events, HardwareProperties properties) {
        return new RetentionRule("hardware_event", properties.historyAge(), events::deleteOlderThan);
    }
}
