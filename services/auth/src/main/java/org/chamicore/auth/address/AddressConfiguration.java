package org.chamicore.auth.address;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class AddressConfiguration {

    /** Tells the log, and through it the audit log, from where a request comes; the request id filter takes it back. */
    static final class AddressFilter extends HttpFilter {

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            MDC.put("address", request.getRemoteAddr());
            chain.doFilter(request, response);
        }
    }

    @Bean
    FilterRegistrationBean<AddressFilter> addressFilter() {
        FilterRegistrationBean<AddressFilter> registration = new FilterRegistrationBean<>(new AddressFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }
}
