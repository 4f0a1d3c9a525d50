package org.chamicore.boot.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chamicore.boot.BootProperties;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.history.RequestLog.Entry;
import org.chamicore.boot.node.Xname;
import org.chamicore.db.testing.RepositoryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@RepositoryTest
@Import(HistoryRepository.class)
class HistoryRepositoryTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");
    private static final UUID CONFIGURATION = UUID.fromString("5f0c1c1e-0000-4000-8000-000000000002");

    @Autowired
    private HistoryRepository history;

    @Autowired
    private JdbcClient jdbc;

    @TestConfiguration
    @EnableConfigurationProperties(BootProperties.class)
    static class Beans {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    /** What other tests committed is out of the way until this one is rolled back. */
    @BeforeEach
    void nothingIsStored() {
        jdbc.sql("delete from boot_request").update();
        jdbc.sql("delete from endpoint_access").update();
    }

    @Nested
    class Write {

        @Test
        void keepsAllOfARequest() {
            history.write(List.of(new Entry(
                    NOW,
                    new BootRequest(
                            "fd00::1",
                            new BootRequest.Asked(
                                    Selector.from("nid5"),
                                    Optional.of(Xname.of("x8c0s1b0n0")),
                                    Optional.of("arm64"),
                                    3),
                            new BootRequest.Answered(
                                    "boot",
                                    Optional.of(Selector.DEFAULT),
                                    Optional.of(CONFIGURATION),
                                    "bound to Default")),
                    4)));

            assertThat(history.find(List.of(), Long.MAX_VALUE, 10))
                    .singleElement()
                    .satisfies(request -> assertThat(request)
                            .isEqualTo(new PastRequest(
                                    request.id(),
                                    NOW,
                                    Optional.of("fd00::1"),
                                    "NID 5",
                                    Optional.of("x8c0s1b0n0"),
                                    Optional.of("arm64"),
                                    3,
                                    "boot",
                                    Optional.of("Default"),
                                    Optional.of(CONFIGURATION),
                                    "bound to Default",
                                    4)));
        }

        @Test
        void remembersTheLastAccessOfWhoWasServed() {
            history.write(List.of(
                    entry(NOW.minusSeconds(60), "x8c0s1b0n0", "boot"),
                    entry(NOW, "x8c0s1b0n0", "boot"),
                    entry(NOW, "x8c0s2b0n0", "wait"),
                    entry(NOW, "x8c0s3b0n0", BootRequest.USER_DATA)));
            history.write(List.of(entry(NOW.minusSeconds(30), "x8c0s1b0n0", "boot")));

            assertThat(history.findAccesses(Optional.empty(), Optional.empty()))
                    .containsExactly(
                            new EndpointAccess("x8c0s1b0n0", "bootscript", NOW.getEpochSecond()),
                            new EndpointAccess("x8c0s3b0n0", "user-data", NOW.getEpochSecond()));
        }
    }

    @Nested
    class Forget {

        @Test
        void removesWhatIsOlderThanTheRetentionInBoundedSteps() {
            Instant old = NOW.minusSeconds(31L * 24 * 3600);
            history.write(IntStream.range(0, 1001)
                    .mapToObj(i -> entry(old, "x8c0s1b0n0", "boot"))
                    .toList());
            history.write(List.of(entry(NOW.minusSeconds(29L * 24 * 3600), "x8c0s1b0n0", "boot")));

            assertThat(history.forget(Duration.ofDays(30), 1000)).isEqualTo(1000);
            assertThat(history.find(List.of(), Long.MAX_VALUE, 10)).hasSize(2);
            assertThat(history.forget(Duration.ofDays(30), 1000)).isOne();
            assertThat(history.find(List.of(), Long.MAX_VALUE, 10)).hasSize(1);
        }

        @Test
        void removesAccessesOfNodesThatAskedNoMoreForLong() {
            history.write(List.of(
                    entry(NOW.minus(Duration.ofDays(366)), "x8c0s1b0n0", "boot"), entry(NOW, "x8c0s2b0n0", "boot")));
            assertThat(history.forgetAccesses(Duration.ofDays(365), 1000)).isOne();
            assertThat(history.findAccesses(Optional.empty(), Optional.empty()))
                    .extracting(EndpointAccess::name)
                    .containsExactly("x8c0s2b0n0");
        }
    }

    private static Entry entry(Instant time, String xname, String outcome) {
        return new Entry(
                time,
                new BootRequest(
                        "10.0.0.1",
                        new BootRequest.Asked(Selector.from(xname), Optional.of(Xname.of(xname)), Optional.empty(), 0),
                        new BootRequest.Answered(
                                outcome,
                                Optional.empty(),
                                Optional.of(CONFIGURATION).filter(id -> outcome.equals("boot")),
                                "")),
                1);
    }
}
