package org.chamicore.auth.security;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Keeps token checks on in this service, whatever {@code CHAMICORE_AUTH_MODE} says to the suite: an account that anybody made
 * while they were off would outlast the day on which they are switched on.
 */
class AlwaysEnforced implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("always enforced", Map.of("chamicore.auth.mode", "enforce")));
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
