package org.chamicore.auth.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * Leads the older addresses to the token endpoint: {@code /oauth/token} and {@code /token} are tokensmith's, and {@code GET /token},
 * or a POST of nothing, is how services of OPAAL's time ask for a token of their own. Those, too, must prove now who they are.
 */
@Configuration(proxyBeanMethods = false)
class LegacyTokenPaths {

    private static final Set<String> PATHS = Set.of("/token", "/oauth/token");

    @Bean
    FilterRegistrationBean<HttpFilter> legacyTokenPathsFilter() {
        FilterRegistrationBean<HttpFilter> registration = new FilterRegistrationBean<>(new HttpFilter() {
            @Override
            protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                chain.doFilter(PATHS.contains(request.getRequestURI()) ? new Led(request) : request, response);
            }
        });
        registration.setName("legacyTokenPaths");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 6);
        return registration;
    }

    /** A request as though it had come to the token endpoint. */
    private static final class Led extends HttpServletRequestWrapper {

        private final boolean saysNothing;

        Led(HttpServletRequest request) {
            super(request);
            boolean isGet = HttpMethod.GET.matches(request.getMethod()) && request.getQueryString() == null;
            boolean isEmpty = HttpMethod.POST.matches(request.getMethod())
                    && request.getContentLengthLong() <= 0
                    && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
            saysNothing = isGet || isEmpty;
        }

        @Override
        public String getMethod() {
            return saysNothing ? HttpMethod.POST.name() : super.getMethod();
        }

        @Override
        public String getRequestURI() {
            return AuthRoutes.TOKEN;
        }

        @Override
        public String getServletPath() {
            return AuthRoutes.TOKEN;
        }

        @Override
        public @Nullable String getContentType() {
            return saysNothing ? MediaType.APPLICATION_FORM_URLENCODED_VALUE : super.getContentType();
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = getParameterMap().get(name);
            return values == null ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return getParameterMap().get(name);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            if (!saysNothing) {
                return super.getParameterMap();
            }
            Map<String, String[]> parameters = new HashMap<>(Objects.requireNonNull(super.getParameterMap()));
            parameters.putIfAbsent("grant_type", new String[] {"client_credentials"});
            return parameters;
        }
    }
}
