package org.chamicore.db.failure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.chamicore.db.changelog.ChangeFollower;
import org.chamicore.db.pool.PoolAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The dead letters of a service that names its schema in {@code chamicore.schema}. */
@AutoConfiguration(
        after = {PoolAutoConfiguration.class, JdbcClientAutoConfiguration.class, JacksonAutoConfiguration.class})
@ConditionalOnProperty("chamicore.schema")
@EnableConfigurationProperties(FailureProperties.class)
public class FailureAutoConfiguration {

    @Bean
    FailureRepository failureRepository(JdbcClient jdbc, JsonMapper json) {
        return new FailureRepository(jdbc, json);
    }

    @Bean
    Failures failures(FailureRepository repository) {
        return new Failures(repository);
    }

    @Bean
    Redriver redriver(
            FailureRepository repository, ObjectProvider<FailureConsumer> consumers, FailureProperties settings) {
        return new Redriver(repository, consumers.orderedStream().toList(), settings.every());
    }

    @Bean
    Gauge openFailures(Redriver redriver, ObjectProvider<MeterRegistry> metrics) {
        return Gauge.builder("chamicore.events.failed.open", redriver, Redriver::open)
                .description("Events that a consumer gave up and that wait to be tried again")
                .register(metrics.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    UnprocessedEvents unprocessedEvents(Redriver redriver, ObjectProvider<ChangeFollower> followers) {
        return new UnprocessedEvents(redriver, followers.stream().toList());
    }

    @Bean
    EventHealth eventsHealthIndicator(UnprocessedEvents events) {
        return new EventHealth(events);
    }

    @Bean
    Gauge oldestUnprocessed(UnprocessedEvents events, ObjectProvider<MeterRegistry> metrics) {
        return Gauge.builder(
                        "chamicore.events.unprocessed.oldest",
                        events,
                        each -> each.oldest().toMillis() / 1000.0)
                .description("How old the oldest event is that has not been taken in")
                .baseUnit("seconds")
                .register(metrics.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    FailuresEndpoint failuresEndpoint(Failures failures) {
        return new FailuresEndpoint(failures);
    }
}
