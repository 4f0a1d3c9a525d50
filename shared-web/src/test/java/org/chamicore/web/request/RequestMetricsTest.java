package org.chamicore.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.chamicore.web.sample.SampleApplication;
import org.chamicore.web.testing.Application;
import org.chamicore.web.testing.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestMetricsTest {

    private static Application application;

    @BeforeAll
    static void start() {
        application = Application.start(SampleApplication.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /open/text, GET, /open/text, 200, SUCCESS",
        "HEAD, /open/text, HEAD, /open/text, 200, SUCCESS",
        "GET, /open/things/one, GET, /open/things/{name}, 200, SUCCESS",
        "GET, /open/stream?good=3, GET, /open/stream, 200, SUCCESS",
        "GET, /open/stream?good=100000&fails=true, GET, /open/stream, 200, SUCCESS",
        "GET, /open/search, GET, /open/search, 400, CLIENT_ERROR",
        "GET, /guarded/one, GET, UNKNOWN, 401, CLIENT_ERROR",
        "GET, /nothing/one, GET, NOT_FOUND, 404, CLIENT_ERROR",
        "BREW, /open/text, UNKNOWN, UNKNOWN, 405, CLIENT_ERROR",
        "GET, /fail/defect, GET, /fail/{way}, 500, SERVER_ERROR",
        "GET, /fail/half, GET, /fail/half, 500, SERVER_ERROR"
    })
    void countEveryRequestUnderItsRouteAndStatus(
            String method, String path, String methodTag, String uri, String status, String outcome) {
        MeterRegistry metrics = application.bean(MeterRegistry.class);
        long before = count(metrics, methodTag, uri, status, outcome);
        Wire.send(application.port(), method, path, "");
        await().untilAsserted(() ->
                assertThat(count(metrics, methodTag, uri, status, outcome)).isEqualTo(before + 1));
    }

    private static long count(MeterRegistry metrics, String method, String uri, String status, String outcome) {
        return metrics
                .find("http.server.requests")
                .tags("method", method, "uri", uri, "status", status, "outcome", outcome)
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
