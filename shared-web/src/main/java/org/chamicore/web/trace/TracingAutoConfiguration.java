package org.chamicore.web.trace;

import io.micrometer.tracing.Tracer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Traces where {@code chamicore.tracing.endpoint} names a collector; elsewhere none of it is loaded. */
@AutoConfiguration
@Conditional(TracingAutoConfiguration.CollectorNamed.class)
@EnableConfigurationProperties(TracingProperties.class)
public class TracingAutoConfiguration {

    @Bean
    Traces traces(TracingProperties tracing, Environment environment) {
        return Traces.to(
                tracing.endpoint(), tracing.sampled(), environment.getProperty("spring.application.name", "unknown"));
    }

    /** For the statements of the database, which take it where they find one. */
    @Bean
    Tracer tracer(Traces traces) {
        return traces.tracer();
    }

    /** An empty endpoint is none: that is how a compose file passes on what nobody has set. */
    static class CollectorNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("chamicore.tracing.endpoint"));
        }
    }
}
