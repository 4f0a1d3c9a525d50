package org.chamicore.cloudinit.rehearsal;

import org.chamicore.cloudinit.document.Effects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class RehearsalConfiguration {

    @Bean
    FilterRegistrationBean<RehearsalFilter> rehearsalFilter(
            RehearsalRepository repository,
            Effects effects,
            PlatformTransactionManager transactions,
            JsonMapper json,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver refusals) {
        FilterRegistrationBean<RehearsalFilter> filter = new FilterRegistrationBean<>(
                new RehearsalFilter(repository, effects, new TransactionTemplate(transactions), json, refusals));
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }
}
