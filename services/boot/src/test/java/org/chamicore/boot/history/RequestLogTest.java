package org.chamicore.boot.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.chamicore.boot.BootProperties;
import org.chamicore.boot.configuration.Selector;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RequestLogTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    /** A node is never made to wait for the history. */
    @Test
    void whatFindsNoRoomIsDroppedAndCounted() {
        RequestLog log = log("3");
        for (int nid = 1; nid <= 5; nid++) {
            log.add(request(nid));
        }

        assertThat(metrics.get("chamicore.boot.history.dropped").counter().count())
                .isEqualTo(2);
        assertThat(metrics.get("chamicore.boot.history.queued").gauge().value()).isEqualTo(3);
        assertThat(log.take())
                .extracting(each -> each.request().asked().selector().value())
                .containsExactly("1", "2", "3");
        assertThat(log.take()).isEmpty();
    }

    @Test
    void batchesAreBounded() {
        RequestLog log = log("10000");
        for (int nid = 1; nid <= RequestLog.BATCH + 1; nid++) {
            log.add(request(nid));
        }

        assertThat(log.take()).hasSize(RequestLog.BATCH);
        assertThat(log.take()).hasSize(1);
    }

    /** A node that asks in a loop must not fill the history; how often it did is kept. */
    @Test
    void equalRequestsThatWaitBecomeOne() {
        RequestLog log = log("2");
        log.add(request(1));
        log.add(request(2));
        log.add(request(1));

        assertThat(log.take())
                .extracting(each -> each.request().asked().selector().value(), RequestLog.Entry::times)
                .containsExactly(tuple("1", 2), tuple("2", 1));
    }

    private RequestLog log(String room) {
        BootProperties boot = new Binder(
                        new MapConfigurationPropertySource(Map.of("chamicore.boot.history.queue", room)))
                .bindOrCreate("chamicore.boot", BootProperties.class);
        return new RequestLog(boot, metrics, Clock.systemUTC());
    }

    private static BootRequest request(int nid) {
        return new BootRequest(
                "10.0.0.1",
                new BootRequest.Asked(Selector.from("nid" + nid), Optional.empty(), Optional.empty(), 0),
                new BootRequest.Answered("wait", Optional.empty(), Optional.empty(), "unknown to the inventory"));
    }
}
