package org.chamicore.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.chamicore.web.sample.SampleApplication;
import org.chamicore.web.testing.Answer;
import org.chamicore.web.testing.Application;
import org.chamicore.web.testing.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

class HealthTest {

    private static final AtomicReference<Health> DIRECTORY =
            new AtomicReference<>(Health.up().build());

    private static Application application;

    /** A service with a directory, as the real ones have. */
    @Configuration(proxyBeanMethods = false)
    @Import(SampleApplication.class)
    static class WithDirectory {

        @Bean
        HealthIndicator directoryHealthIndicator() {
            return DIRECTORY::get;
        }
    }

    @BeforeAll
    static void start() {
        application = Application.start(WithDirectory.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @ParameterizedTest
    @CsvSource({"UP, 200, 200", "DEGRADED, 200, 200", "DOWN, 503, 503", "OUT_OF_SERVICE, 503, 503"})
    void saysWhatTheDirectorySays(String status, int page, int readiness) {
        DIRECTORY.set(Health.status(status).withDetail("nodes", 3).build());

        Answer health = get("/health");
        assertThat(health.status()).isEqualTo(page);
        assertThat(health.json().path("status").asString()).isEqualTo(status);
        JsonNode components = health.json().path("components");
        assertThat(components.path("directory").path("details").path("nodes").asInt())
                .isEqualTo(3);
        assertThat(components.path("service").path("details").path("name").asString())
                .isEqualTo("sample");
        assertThat(components.path("service").path("details").has("version")).isTrue();
        assertThat(get("/health/readiness").status()).isEqualTo(readiness);
        assertThat(get("/health/liveness").status()).isEqualTo(200);
    }

    @Test
    void isNotReadyWhileTheServiceRefusesTraffic() {
        DIRECTORY.set(Health.up().build());
        ApplicationContext context = application.context();
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        assertThat(get("/health/readiness").status()).isEqualTo(503);
        assertThat(get("/health/liveness").status()).isEqualTo(200);
        AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        assertThat(get("/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void goesWithMetricsForPrometheus() {
        Answer metrics = get("/metrics");
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.header("content-type").orElseThrow()).startsWith("text/plain");
        assertThat(metrics.text()).contains("jvm_memory_used_bytes{").contains("service=\"sample\"");
    }

    @Test
    void goesWithADescriptionOfTheApi() {
        Answer description = get("/openapi.json");
        assertThat(description.status()).isEqualTo(200);
        assertThat(List.copyOf(description.json().path("paths").propertyNames()))
                .contains("/open/things", "/guarded/{name}");
        Answer page = get("/docs");
        assertThat(page.status()).isEqualTo(302);
        String place = page.header("location").orElseThrow();
        assertThat(get(place).text()).containsIgnoringCase("<title>Swagger UI</title>");
        assertThat(get("/swagger-ui/swagger-ui.css").status()).isEqualTo(200);
        assertThat(get("/openapi.json/swagger-config").json().path("url").asString())
                .isEqualTo("/openapi.json");
    }

    private static Answer get(String path) {
        return Wire.get(application.port(), path);
    }
}
