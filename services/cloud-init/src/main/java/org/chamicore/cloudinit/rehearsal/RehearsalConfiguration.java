package org.chamicore.cloudinit.rehearsal;

import org.chamicore.cloudinit.document.Effects;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class RehearsalConfiguration {

    @Bean
    FilterRegistrationBean<RehearsalFilter> rehearsalFilter(
            RehearsalRepository repository, Effects effects, PlatformTransactionManager transactions, JsonMapper json) {
        FilterRegistrationBean<RehearsalFilter> filter =
                new FilterRegistrationBean<>(new RehearsalFilter(repository, effects, transactions, json));
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }
}
