package org.chamicore.web.security;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.chamicore.web.security.AuthProperties.Mode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.BeanIds;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Guards every route by the service's {@link RouteTable}. */
@AutoConfiguration(before = ServletWebSecurityAutoConfiguration.class)
@EnableConfigurationProperties(AuthProperties.class)
@ConditionalOnBean(RouteTable.class)
public class SecurityAutoConfiguration {

    @Bean
    Routes routes(RouteTable table) {
        return new Routes(table);
    }

    @Bean
    RouteTableCheck routeTableCheck(ObjectProvider<RequestMappingInfoHandlerMapping> mappings, Routes routes) {
        return new RouteTableCheck(mappings, routes);
    }

    @Bean
    @ConditionalOnMissingBean(JwtDecoder.class)
    IssuerFollower issuerFollower(AuthProperties auth) {
        return new IssuerFollower(auth);
    }

    @Bean
    @ConditionalOnBean(IssuerFollower.class)
    IssuerHealth issuerHealthIndicator(IssuerFollower issuer) {
        return new IssuerHealth(issuer);
    }

    @Bean
    @ConditionalOnBean(IssuerFollower.class)
    MeterBinder issuerAge(IssuerFollower issuer) {
        return metrics -> Gauge.builder("chamicore.auth.age", issuer, SecurityAutoConfiguration::age)
                .description(
                        "Time since the auth service last confirmed keys, revoked tokens and policy; NaN before the first time")
                .baseUnit("seconds")
                .register(metrics);
    }

    @Bean
    @ConditionalOnBean(IssuerFollower.class)
    MeterBinder issuerCalls(IssuerFollower issuer) {
        return issuer.calls();
    }

    private static double age(IssuerFollower issuer) {
        return issuer.age().map(age -> age.toMillis() / 1000.0).orElse(Double.NaN);
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(AuthProperties auth, RouteTable table, IssuerFollower issuer) {
        JwtDecoder decoder = TokenDecoder.of(auth.issuer(), new IssuerKeys(issuer.keys()), table.audience());
        Clock clock = Clock.systemUTC();
        return new UnrevokedTokens(
                new RememberedTokens(decoder, clock, issuer.keys()::count), issuer.revoked(), issuer.policy(), clock);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 10)
    SecurityFilterChain guardedRoutes(
            HttpSecurity http,
            Routes routes,
            AuthProperties auth,
            JwtDecoder decoder,
            ObjectProvider<IssuerFollower> issuer) {
        // Found once, by the first request: looking for a bean takes longer than checking a token.
        Supplier<IssuerFollower> found = SingletonSupplier.ofNullable(issuer::getIfAvailable);
        Supplier<Policy> policy = () ->
                Optional.ofNullable(found.get()).map(IssuerFollower::policyNow).orElse(Policy.NONE);
        Refusals refusals = new Refusals();
        Predicate<HttpServletRequest> open = open(routes, auth);
        return http.securityMatcher(request -> !open.test(request))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilter(
                        auth.mode() == Mode.SHADOW
                                ? TokenChecks.shadowing(decoder, policy, refusals)
                                : TokenChecks.enforcing(decoder, policy, refusals))
                .addFilterAfter(new ActorFilter(), BearerTokenAuthenticationFilter.class)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(
                        requests -> requests.anyRequest().access(new RouteAuthorization(routes, auth.mode(), policy)))
                .build();
    }

    /** Spring Security's filters, for those only who have to pass them. A chain of the service's own is for it to judge. */
    @Bean
    FilterRegistrationBean<SecurityGate> securityGate(
            WebApplicationContext context, Routes routes, AuthProperties auth) {
        boolean alone = context.getBeanNamesForType(SecurityFilterChain.class, false, false).length == 1;
        FilterRegistrationBean<SecurityGate> registration = new FilterRegistrationBean<>(new SecurityGate(
                BeanIds.SPRING_SECURITY_FILTER_CHAIN, context, alone ? open(routes, auth) : request -> false));
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER);
        return registration;
    }

    /** Boot would let every request through Spring Security's filters, and refusals and errors once more. */
    @Bean
    static BeanPostProcessor onlyTheGateLeadsToSecurity() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof DelegatingFilterProxyRegistrationBean registration) {
                    registration.setEnabled(false);
                }
                return bean;
            }
        };
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler() {
        return new Refusals();
    }

    /**
     * Whatever the method: which there are is for the controllers to say, with 405 and {@code Allow}. Whatever the headers' values:
     * Tomcat has refused control characters by then, and a pattern matched on a long token costs as much as the whole answer.
     */
    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderValues(value -> true);
        return firewall;
    }

    /** The metrics of requests say enough; a span around each of a dozen filters costs more than they do. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    private static Predicate<HttpServletRequest> open(Routes routes, AuthProperties auth) {
        return auth.mode() == Mode.OFF ? request -> true : routes::isOpen;
    }
}
