package org.chamicore.inventory;

import org.chamicore.db.plan.PlanRepository;
import org.chamicore.db.plan.StatisticsRefresh;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the database's picture of the inventory's tables up to date while a site is loaded. */
@Configuration(proxyBeanMethods = false)
class StatisticsConfiguration {

    @Bean
    StatisticsRefresh statisticsRefresh(PlanRepository plans) {
        return new StatisticsRefresh(plans);
    }
}
