package org.chamicore.web.request;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.chamicore.web.address.CallerFilter;
import org.chamicore.web.address.TrustedProxies;
import org.chamicore.web.trace.Traces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.CompositeFilter;
import org.springframework.web.filter.RequestContextFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The filters that every request passes before anything else, and how its route is found. Place 2 is that of the problem filter. */
@AutoConfiguration(
        before = {WebMvcAutoConfiguration.class, WebMvcObservationAutoConfiguration.class},
        after = {MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class})
@EnableConfigurationProperties(WebProperties.class)
public class RequestAutoConfiguration {

    @Bean
    FilterRegistrationBean<Filter> requestIdFilter(ObjectProvider<Traces> traces) {
        Traces traced = traces.getIfAvailable();
        return first(traced == null ? new RequestIdFilter(Optional::empty) : identified(traced), 0);
    }

    /** The span comes first, for the id tells of it. */
    private static Filter identified(Traces traces) {
        CompositeFilter both = new CompositeFilter();
        both.setFilters(List.of(traces.filter(), new RequestIdFilter(traces::reference)));
        return both;
    }

    @Bean
    FilterRegistrationBean<CallerFilter> callerFilter(WebProperties web) {
        return first(new CallerFilter(new TrustedProxies(web.trustedProxies(), web.forwardedHeader())), 1);
    }

    @Bean
    @ConditionalOnBean(MeterRegistry.class)
    FilterRegistrationBean<RequestMetricsFilter> requestMetricsFilter(MeterRegistry metrics) {
        return first(new RequestMetricsFilter(metrics), 1);
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(WebProperties web) {
        return first(new BodyLimitFilter(web.maxBody()), 3);
    }

    @Bean
    FilterRegistrationBean<SloppyContentTypeFilter> sloppyContentTypeFilter(WebProperties web) {
        return first(new SloppyContentTypeFilter(web.formPaths()), 4);
    }

    @Bean
    FilterRegistrationBean<TrailingSlashFilter> trailingSlashFilter() {
        return first(new TrailingSlashFilter(), 5);
    }

    @Bean
    WebMvcRegistrations routeMapping() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new RouteMapping();
            }
        };
    }

    /** Makes Boot leave its own out, which the metrics filter replaces. */
    @Bean
    FilterRegistrationBean<ServerHttpObservationFilter> webMvcObservationFilter() {
        return absent(new ServerHttpObservationFilter(ObservationRegistry.NOOP));
    }

    /** Makes Boot leave its own out: the dispatcher does the same, and before it nothing asks. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> requestContextFilter() {
        return absent(new RequestContextFilter());
    }

    /** Without form paths, Tomcat must not read a body that somebody called a form. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodiesAreNotForms(WebProperties web) {
        return tomcat -> {
            tomcat.addContextCustomizers(context -> context.setRequestCharacterEncoding(StandardCharsets.UTF_8.name()));
            tomcat.addConnectorCustomizers(connector -> {
                if (web.formPaths().isEmpty()) {
                    connector.setParseBodyMethods("");
                }
            });
        };
    }

    private static <T extends Filter> FilterRegistrationBean<T> first(T filter, int place) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        return registration;
    }

    private static <T extends Filter> FilterRegistrationBean<T> absent(T filter) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }
}
