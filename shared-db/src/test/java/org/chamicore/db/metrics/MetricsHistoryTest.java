package org.chamicore.db.metrics;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.session.ServiceEvents;
import org.chamicore.db.statistics.GrowthHistory;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

class MetricsHistoryTest {

    private final TestDatabase database = TestDatabase.create().migrate("bss");
    private final Instance instance = Instance.start(
            database,
            "bss",
            "chamicore.history.every=50ms",
            "chamicore.sessions.beat=50ms",
            "chamicore.sessions.instance=one");

    @AfterEach
    void stop() {
        instance.close();
    }

    private HistorySummary summary() {
        return instance.bean(MetricsHistory.class).summary(1);
    }

    @Test
    void sumsUpWhatConsumersDid() {
        EventMetrics metrics = instance.bean(EventMetrics.class);
        metrics.taken("memory", "bss.thing", 3, Duration.ofMillis(10));
        metrics.taken("memory", "bss.thing", 1, Duration.ofMillis(50));
        metrics.failed("memory", "bss.thing", 1, Duration.ZERO, "no such thing");
        await().atMost(20, SECONDS)
                .until(() -> summary().events().stream().anyMatch(each -> each.succeeded() == 4 && each.failed() == 1));
        assertThat(summary().events())
                .filteredOn(each -> each.event().equals("bss.thing"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.meanMillis()).isEqualTo((3 * 10 + 50) / 5.0, within(0.001));
                    assertThat(each.longestMillis()).isEqualTo(50, within(0.001));
                    assertThat(each.lastError()).hasValue("no such thing");
                });
    }

    @Test
    void samplesThePoolAndCountsWhatBefellIt() {
        instance.bean(ServiceEvents.class).note("pool.degraded", Map.of("utilisation", 0.9));
        await().atMost(20, SECONDS)
                .until(() -> summary().connections().stream().anyMatch(each -> each.samples() > 2)
                        && !summary().incidents().isEmpty());
        assertThat(summary().connections()).singleElement().satisfies(each -> {
            assertThat(each.instance()).isEqualTo("one");
            assertThat(each.largestPool()).isPositive();
        });
        assertThat(summary().incidents()).singleElement().satisfies(each -> assertThat(each.event())
                .isEqualTo("pool.degraded"));
    }

    @Test
    void whatWasGatheredLastIsWrittenAtTheEnd() {
        Instance last =
                Instance.start(database, "bss", "chamicore.history.every=1h", "chamicore.sessions.instance=last");
        last.bean(EventMetrics.class).taken("memory", "bss.last", 1, Duration.ZERO);
        last.close();
        assertThat(summary().events()).extracting(HistorySummary.Events::event).contains("bss.last");
    }

    /** However many names there are, memory and rows stay bounded; none is lost from the sum. */
    @Test
    void kindsBeyondAHandfulAreOne() {
        EventMetrics metrics = new EventMetrics();
        for (int kind = 0; kind < 10_000; kind++) {
            metrics.taken("memory", "bss.kind" + kind, 1, Duration.ZERO);
        }
        Map<EventMetrics.Kind, EventMetrics.Sum> sums = metrics.drain();
        assertThat(sums.size()).isLessThan(600);
        assertThat(sums.values().stream().mapToLong(EventMetrics.Sum::events).sum())
                .isEqualTo(10_000);
        assertThat(metrics.drain()).isEmpty();
    }

    @Test
    void refusesAStretchThatIsNone() {
        MetricsHistoryEndpoint endpoint =
                new MetricsHistoryEndpoint(instance.bean(MetricsHistory.class), instance.bean(GrowthHistory.class));
        assertThatThrownBy(() -> endpoint.summary(0)).isInstanceOf(InvalidEndpointRequestException.class);
        assertThat(endpoint.summary(null).since()).isNotNull();
    }
}
