package org.chamicore.web.neighbour;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chamicore.web.testing.Neighbour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

class NeighbourCallsTest {

    private final Neighbour neighbour = Neighbour.start();
    private final NeighbourCalls calls = new NeighbourCalls("tested", Duration.ofMillis(40));
    private final RestClient client = RestClient.builder()
            .baseUrl(neighbour.url())
            .requestInterceptor(calls)
            .build();

    @AfterEach
    void stop() {
        neighbour.close();
    }

    private String ask() {
        return client.get().uri("/thing").retrieve().body(String.class);
    }

    private void answer(int status) {
        neighbour.answer("/thing", exchange -> exchange.answer(status, "text/plain", "thing"));
    }

    private void failTenTimes() {
        answer(503);
        for (int call = 0; call < 10; call++) {
            assertThatThrownBy(this::ask).isInstanceOf(HttpServerErrorException.class);
        }
    }

    @Test
    void asksAgainThreeTimesWithPausesThatDiffer() {
        List<Long> times = new CopyOnWriteArrayList<>();
        neighbour.answer("/thing", exchange -> {
            times.add(System.nanoTime());
            exchange.answer(times.size() < 4 ? 503 : 200, "text/plain", "thing");
        });
        assertThat(calls.again(this::ask)).isEqualTo("thing");
        assertThat(times).hasSize(4);
        for (int call = 1; call < 4; call++) {
            assertThat(Duration.ofNanos(times.get(call) - times.get(call - 1))).isGreaterThan(Duration.ofMillis(29));
        }
    }

    @Test
    void givesUpAfterThreeTimesMore() {
        answer(503);
        assertThatThrownBy(() -> calls.again(this::ask)).isInstanceOf(HttpServerErrorException.class);
        assertThat(neighbour.requests("/thing")).isEqualTo(4);
    }

    @Test
    void doesNotAskAgainWhereItIsRefused() {
        answer(403);
        assertThatThrownBy(() -> calls.again(this::ask)).isInstanceOf(HttpClientErrorException.class);
        assertThat(neighbour.requests("/thing")).isOne();
    }

    @Test
    void sparesANeighbourThatDoesNotAnswer() {
        failTenTimes();
        assertThat(calls.state()).isEqualTo("open");
        assertThatThrownBy(() -> calls.again(this::ask))
                .isInstanceOf(ResourceAccessException.class)
                .hasMessageContaining("tested did not answer lately");
        assertThat(neighbour.requests("/thing")).isEqualTo(10);
    }

    @Test
    void triesAfterAWhileAndGoesOn() {
        failTenTimes();
        answer(200);
        await().atMost(15, SECONDS)
                .ignoreExceptionsInstanceOf(RestClientException.class)
                .until(() -> ask() != null);
        await().atMost(15, SECONDS)
                .ignoreExceptionsInstanceOf(RestClientException.class)
                .until(() -> ask() != null && calls.state().equals("closed"));
    }

    @Test
    void countsNoRefusalAgainstTheNeighbour() {
        answer(404);
        for (int call = 0; call < 20; call++) {
            assertThatThrownBy(this::ask).isInstanceOf(HttpClientErrorException.class);
        }
        assertThat(calls.state()).isEqualTo("closed");
    }

    @Test
    void guardsOtherCallsToo() {
        for (int call = 0; call < 10; call++) {
            assertThatThrownBy(() -> calls.guarded(() -> {
                        throw new IOException("nobody there");
                    }))
                    .hasMessage("nobody there");
        }
        assertThatThrownBy(() -> calls.guarded(() -> "never made")).hasMessageContaining("did not answer lately");
    }

    @Test
    void showsItsStateInTheMetrics() {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        calls.bindTo(metrics);
        failTenTimes();
        assertThat(metrics.get("resilience4j.circuitbreaker.state")
                        .tags("name", "tested", "state", "open")
                        .gauge()
                        .value())
                .isOne();
    }
}
