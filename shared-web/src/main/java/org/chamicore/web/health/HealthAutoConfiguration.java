package org.chamicore.web.health;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The part {@code service} of the health page: which program this is. */
@AutoConfiguration
public class HealthAutoConfiguration {

    @Bean
    HealthIndicator serviceHealthIndicator(Environment environment, ObjectProvider<BuildProperties> build) {
        String name = environment.getProperty("spring.application.name", "");
        BuildProperties properties = build.getIfAvailable();
        String version = properties == null || properties.getVersion() == null ? "unknown" : properties.getVersion();
        return () -> Health.up()
                .withDetail("name", name)
                .withDetail("version", version)
                .build();
    }
}
