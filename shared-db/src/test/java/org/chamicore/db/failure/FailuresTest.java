package org.chamicore.db.failure;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.fixture.Scans;
import org.chamicore.db.replica.Replica;
import org.chamicore.db.replica.Replica.Entry;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A feed in which there is something that the schema refuses. */
class FailuresTest {

    private final TestDatabase database = TestDatabase.create().migrate("bss");
    private Instance instance;
    private Replica replica;

    @BeforeEach
    void start() {
        instance = Instance.start(
                database,
                "bss",
                "chamicore.replica.enabled=true",
                "chamicore.failures.every=50ms",
                "chamicore.retention.enabled=false");
        replica = instance.bean(Replica.class);
        run("alter table bss.replica add constraint probe_check check (cast(value as text) not like '%poison%')");
        assertThat(replica.leads()).isTrue();
        replica.cursor();
        replica.replaceAll(List.of(entry("a", "1")), "start");
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    private void run(String sql) {
        try (Operator operator = Operator.of(database)) {
            operator.run(sql);
        }
    }

    private static Entry entry(String key, String value) {
        return new Entry("thing", key, JsonNodeFactory.instance.stringNode(value));
    }

    private List<String> kept() {
        return instance.jdbc()
                .sql("select key || ' ' || cast(value as text) from replica order by key")
                .query(String.class)
                .list();
    }

    private List<EventFailure> failures() {
        return instance.bean(Failures.class).findAll(true, 100);
    }

    /** Partial indexes answer what is asked again and again, however many were settled. */
    @Test
    void thoseThatAreSettledAreNotReadToFindThoseThatWait() {
        run("""
                insert into bss.event_failures (consumer, source, resource, action, key, processed, processed_at)
                select 'replica', 'feed', 'thing', 'updated', cast(nr as text), true, now() from generate_series(1, 20000) as nr
                """);
        run("analyze bss.event_failures");
        FailureRepository repository = new FailureRepository(instance.jdbc(), JsonMapper.shared());
        assertThat(Scans.of(instance, repository::open)).isEmpty();
        assertThat(Scans.of(instance, () -> repository.anyOpen("replica"))).isEmpty();
        assertThat(Scans.of(instance, () -> repository.toRedrive("replica", 100)))
                .isEmpty();
    }

    @Test
    void whatCannotBeKeptIsPassedOverAndTheRestGoesOn() {
        replica.apply(List.of(entry("b", "2"), entry("c", "poison"), entry("d", "4"), entry("e", "poison")), "next");
        replica.apply(List.of(entry("f", "6")), "after");

        assertThat(kept()).containsExactly("a \"1\"", "b \"2\"", "d \"4\"", "f \"6\"");
        assertThat(replica.cursor()).hasValue("after");
        assertThat(failures())
                .extracting(EventFailure::key, EventFailure::processed, each -> each.payload()
                        .asString())
                .containsExactlyInAnyOrder(tuple("c", false, "poison"), tuple("e", false, "poison"));
        assertThat(failures().getFirst().errors()).singleElement().asString().contains("probe_check");
        assertThat(failures().getFirst().retryCount()).isPositive();
    }

    @Test
    void aSnapshotPassesOverItToo() {
        replica.replaceAll(List.of(entry("b", "2"), entry("c", "poison")), "snapshot");
        assertThat(kept()).containsExactly("b \"2\"");
        assertThat(failures()).extracting(EventFailure::key).containsExactly("c");
        replica.replaceAll(List.of(entry("b", "2"), entry("c", "3")), "another");
        assertThat(failures()).allMatch(EventFailure::processed);
    }

    @Test
    void whatFailsAgainKeepsItsPlaceAndANewerEventOvertakesIt() {
        replica.apply(List.of(entry("c", "poison")), "one");
        replica.apply(List.of(entry("c", "more poison")), "two");
        assertThat(failures())
                .filteredOn(each -> !each.processed())
                .singleElement()
                .satisfies(each -> assertThat(each.payload().asString()).isEqualTo("more poison"));
        replica.apply(List.of(entry("c", "3")), "three");
        assertThat(kept()).contains("c \"3\"");
        assertThat(failures()).allMatch(EventFailure::processed);
        assertThat(instance.bean(Failures.class).requestRedrive(Optional.empty()))
                .isZero();
    }

    @Test
    void isTakenInWhenItIsDrivenAgainOnceTheCauseIsGone() {
        replica.apply(List.of(entry("c", "poison")), "one");
        UUID id = failures().getFirst().id();
        int tries = failures().getFirst().retryCount();
        FailuresEndpoint endpoint = new FailuresEndpoint(instance.bean(Failures.class));

        assertThat(endpoint.redrive(id).getStatus()).isEqualTo(200);
        await().atMost(20, SECONDS)
                .until(() -> failures().getFirst().retryCount() == tries + 1
                        && failures().getFirst().redriveAt().isEmpty());
        assertThat(failures().getFirst().errors()).hasSize(2);
        assertThat(failures().getFirst().processed()).isFalse();

        run("alter table bss.replica drop constraint probe_check");
        assertThat(endpoint.redriveAll()).containsEntry("redriven", 1);
        await().atMost(20, SECONDS).until(() -> failures().getFirst().processed());
        assertThat(kept()).contains("c \"poison\"");
        assertThat(instance.jdbc()
                        .sql("select count(*) from change_log where key = 'c'")
                        .query(Integer.class)
                        .single())
                .as("and those who follow the log hear of it")
                .isOne();
        assertThat(endpoint.redrive(id).getStatus()).isEqualTo(404);
        assertThat(endpoint.dismiss(id).getStatus()).isEqualTo(404);
    }

    @Test
    void oneThatNobodyNeedsIsDismissed() {
        replica.apply(List.of(entry("c", "poison")), "one");
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(
                        instance.bean(UnprocessedEvents.class).failed())
                .isOne());
        assertThat(instance.bean(UnprocessedEvents.class).oldest()).isPositive();
        FailuresEndpoint endpoint = new FailuresEndpoint(instance.bean(Failures.class));
        assertThat(endpoint.dismiss(failures().getFirst().id()).getStatus()).isEqualTo(204);
        assertThat(endpoint.findAll(null).failures()).isEmpty();
        assertThat(endpoint.findAll(true).failures()).hasSize(1);
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(
                        instance.bean(UnprocessedEvents.class).failed())
                .isZero());
    }

    @Test
    void manyAreKeptInOneStatementAndErrorsDoNotGrowForEver() {
        Failures failures = instance.bean(Failures.class);
        JsonNode payload = JsonNodeFactory.instance.objectNode();
        for (int time = 0; time < 20; time++) {
            failures.record(
                    IntStream.range(0, 500)
                            .mapToObj(nr -> new FailedEvent(
                                    "subscriber", "bss", "thing", FailedEvent.CREATED, "k" + nr, payload, Map.of()))
                            .toList(),
                    1,
                    "error " + time);
        }
        assertThat(instance.jdbc()
                        .sql("select count(*) from event_failures where retry_count = 20 and cardinality(errors) = 10")
                        .query(Integer.class)
                        .single())
                .isEqualTo(500);
        assertThat(failures().getFirst().errors()).endsWith("error 19");
    }
}
