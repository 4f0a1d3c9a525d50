package org.chamicore.web.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.chamicore.web.sample.SampleApplication;
import org.chamicore.web.testing.Answer;
import org.chamicore.web.testing.Application;
import org.chamicore.web.testing.Refused;
import org.chamicore.web.testing.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A service with room for two waiting requests, and for two megabytes of bodies. */
class LoadTest {

    private static Application service;

    @BeforeAll
    static void start() {
        service = Application.start(
                SampleApplication.class,
                "chamicore.load.requests",
                "2",
                "chamicore.load.from-memory",
                "/open/text",
                "chamicore.load.bodies",
                "2MB");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void refusesAtOnceWhatWouldWaitBehindTooManyOthers() {
        try (Wire first = half();
                Wire second = half()) {
            Answer refused = untilRefused("GET", "/open/written", new byte[0]);
            Refused.with(503, refused);
            assertThat(refused.header("retry-after")).contains("2");
            assertThat(Wire.get(service.port(), "/open/text").status()).isEqualTo(200);
            assertThat(Wire.get(service.port(), "/health").status()).isEqualTo(200);
            assertThat(finish(first).status()).isEqualTo(200);
            assertThat(finish(second).status()).isEqualTo(200);
        }
        assertThat(Wire.get(service.port(), "/open/written").status()).isEqualTo(200);
    }

    @Test
    void refusesALargeBodyBesideOthersThatAreRead() {
        try (Wire large = to("Content-Length: 2000000")) {
            large.write("x");
            Answer refused = untilRefused("POST", "/open/raw", new byte[200_000]);
            Refused.with(503, refused);
            assertThat(Wire.send(service.port(), "POST", "/open/raw", new byte[1000])
                            .status())
                    .isEqualTo(200);
        }
    }

    /** The others may still be on their way. */
    private static Answer untilRefused(String method, String path, byte[] body) {
        return await().until(() -> Wire.send(service.port(), method, path, body), answer -> answer.status() != 200);
    }

    /** A request that waits for the rest of its body. */
    private static Wire half() {
        Wire wire = to("Content-Length: 2");
        wire.write("x");
        return wire;
    }

    private static Answer finish(Wire wire) {
        wire.write("y");
        return wire.answer(false);
    }

    private static Wire to(String header) {
        Wire wire = Wire.to(service.port());
        wire.write("POST /open/raw HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n".formatted(header));
        return wire;
    }
}
