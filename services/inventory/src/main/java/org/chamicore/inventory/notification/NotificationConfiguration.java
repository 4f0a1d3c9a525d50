package org.chamicore.inventory.notification;

import org.chamicore.db.pool.LeaderLock;
import org.chamicore.db.pool.OwnConnections;
import org.chamicore.db.settings.DatabaseSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    @Bean
    LeaderLock notificationLeader(OwnConnections ownConnections, DatabaseSettings settings) {
        return new LeaderLock(ownConnections, settings.schema() + ".notification");
    }
}
