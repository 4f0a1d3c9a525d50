package org.chamicore.boot.unknown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.history.BootRequest;
import org.chamicore.boot.history.RequestLog.Entry;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Xname;
import org.chamicore.db.testing.RepositoryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RepositoryTest
class UnknownNodeRepositoryTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");
    private static final String FIRST = "02:00:00:09:01:01";
    private static final String SECOND = "02:00:00:09:01:02";
    private static final String THIRD = "02:00:00:09:01:03";

    @Autowired
    private JdbcClient jdbc;

    private UnknownNodeRepository nodes;

    /** What other tests committed is out of the way until this one is rolled back. */
    @BeforeEach
    void nothingIsStored() {
        jdbc.sql("delete from unknown_node").update();
        nodes = new UnknownNodeRepository(jdbc, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void countsAndRemembersWhatWasLastSaid() {
        nodes.write(List.of(
                entry(NOW.minusSeconds(20), FIRST, "", "10.0.0.1"), entry(NOW.minusSeconds(10), FIRST, "arm64", "")));
        nodes.write(List.of(entry(NOW, FIRST, "", "10.0.0.2")));

        assertThat(nodes.findAll())
                .containsExactly(new UnknownNode(
                        new MacAddress(FIRST),
                        Optional.of("arm64"),
                        Optional.of("10.0.0.2"),
                        NOW.minusSeconds(20),
                        NOW,
                        3));
    }

    @Test
    void takesNoKnownNodesAndNoOtherNames() {
        nodes.write(List.of(new Entry(
                NOW,
                new BootRequest(
                        "10.0.0.1",
                        new BootRequest.Asked(
                                Selector.from(FIRST), Optional.of(Xname.of("x0c0s1b0n0")), Optional.empty(), 0),
                        answered()),
                1)));
        nodes.write(List.of(entry(NOW, "nid5", "", ""), entry(NOW, "x0c0s1b0n0", "", "")));

        assertThat(nodes.findAll()).isEmpty();
    }

    @Test
    void forgetsWhoIsSilentAndTheOldestOfTooMany() {
        nodes.write(List.of(entry(NOW.minus(Duration.ofDays(8)), FIRST, "", "")));
        assertThat(nodes.forget(Duration.ofDays(7), 2, 1000)).isOne();
        assertThat(nodes.findAll()).isEmpty();

        nodes.write(List.of(
                entry(NOW.minusSeconds(3), SECOND, "", ""),
                entry(NOW.minusSeconds(2), FIRST, "", ""),
                entry(NOW.minusSeconds(1), THIRD, "", "")));
        assertThat(nodes.forget(Duration.ofDays(7), 2, 1000)).isOne();
        assertThat(nodes.findAll()).extracting(each -> each.mac().value()).containsExactly(THIRD, FIRST);
    }

    private static Entry entry(Instant time, String asked, String arch, String address) {
        return new Entry(
                time,
                new BootRequest(
                        address,
                        new BootRequest.Asked(
                                Selector.from(asked),
                                Optional.empty(),
                                Optional.of(arch).filter(text -> !text.isEmpty()),
                                0),
                        answered()),
                1);
    }

    private static BootRequest.Answered answered() {
        return new BootRequest.Answered("wait", Optional.empty(), Optional.empty(), "unknown to the inventory");
    }
}
