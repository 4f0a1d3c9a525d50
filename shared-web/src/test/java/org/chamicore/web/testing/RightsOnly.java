package org.chamicore.web.testing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Ends requests that ask for it behind all that decides on rights and before any controller. */
@TestConfiguration(proxyBeanMethods = false)
class RightsOnly {

    static final String HEADER = "X-Rights-Only";

    /** What no route of ours ever answers. */
    static final int PASSED = 299;

    @Bean
    FilterRegistrationBean<?> rightsOnlyFilter() {
        var registration = new FilterRegistrationBean<>((request, response, chain) -> {
            if (request instanceof HttpServletRequest http
                    && response instanceof HttpServletResponse answer
                    && http.getHeader(HEADER) != null) {
                answer.setStatus(PASSED);
            } else {
                chain.doFilter(request, response);
            }
        });
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }
}
