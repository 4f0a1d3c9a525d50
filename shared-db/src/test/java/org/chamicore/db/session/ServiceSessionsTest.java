package org.chamicore.db.session;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.fixture.Scans;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ServiceSessionsTest {

    private static final String[] QUICK = {"chamicore.sessions.beat=100ms", "chamicore.sessions.stale-after=2s"};

    private final TestDatabase database = TestDatabase.create().migrate("bss");

    private Instance start(String name) {
        return Instance.start(database, "bss", QUICK[0], QUICK[1], "chamicore.sessions.instance=" + name);
    }

    private static List<String> shown(Instance instance) {
        return instance.bean(ServiceSessions.class).findAll(100).stream()
                .map(each -> each.instance() + " " + each.status())
                .sorted()
                .toList();
    }

    private static void awaitShown(Instance instance, String... sessions) {
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(shown(instance)).containsExactlyInAnyOrder(sessions));
    }

    private Process process(String name) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SessionApplication.class.getName(),
                        "--chamicore.schema=bss",
                        "--spring.main.banner-mode=off",
                        "--spring.main.keep-alive=true",
                        "--DATABASE_URL=" + database.jdbcUrl(),
                        "--DB_PASSWORD=" + database.role("bss").password(),
                        "--DB_MIN_CONNS=1",
                        "--chamicore.sessions.instance=" + name,
                        "--" + QUICK[0],
                        "--" + QUICK[1])
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** A partial index answers what is asked every few seconds, however many have ended. */
    @Test
    void thoseThatEndedAreNotReadToFindThoseThatRun() {
        try (Instance instance = Instance.start(database, "bss");
                Operator operator = Operator.of(database)) {
            operator.run("""
                    insert into bss.service_sessions (service, instance, ended_at, status)
                    select 'boot', 'ended ' || nr, now(), 'ended' from generate_series(1, 20000) as nr
                    """);
            operator.run("analyze bss.service_sessions");
            SessionRepository repository = new SessionRepository(instance.jdbc(), JsonMapper.shared());
            assertThat(Scans.of(instance, () -> repository.count(Duration.ofMinutes(1))))
                    .isEmpty();
            assertThat(Scans.of(instance, () -> repository.writeOff(Duration.ofMinutes(1))))
                    .isEmpty();
            assertThat(Scans.of(instance, () -> instance.jdbc()
                            .sql("select count(*) from service_sessions")
                            .query(Long.class)
                            .single()))
                    .isNotEmpty();
        }
    }

    @Test
    void everyReplicaIsARowAndACleanShutdownEndsIt() {
        try (Instance one = start("one")) {
            Instance two = start("two");
            awaitShown(one, "one running", "two running");
            two.close();
            assertThat(shown(one)).containsExactly("one running", "two ended");
            ServiceSession ended = one.bean(ServiceSessions.class).findAll(10).getLast();
            assertThat(ended.endedAt())
                    .hasValueSatisfying(end ->
                            assertThat(end).isAfterOrEqualTo(ended.startedAt()).isEqualTo(ended.seenAt()));
            assertThat(ended.metadata().path("pid").asLong())
                    .isEqualTo(ProcessHandle.current().pid());
        }
    }

    @Test
    void aKilledProcessIsShownAsStaleAndThenWrittenOffByAnother() throws Exception {
        Process victim = process("victim");
        try (Instance witness = start("witness")) {
            awaitShown(witness, "victim running", "witness running");
            victim.destroyForcibly().waitFor();
            awaitShown(witness, "victim stale", "witness running");
            await().atMost(10, SECONDS).until(() -> witness.bean(SessionHealth.class)
                    .health()
                    .getDetails()
                    .get("stale")
                    .equals(1));
            awaitShown(witness, "victim lost", "witness running");
            await().atMost(10, SECONDS).untilAsserted(() -> assertThat(witness.jdbc()
                            .sql("select details ->> 'instance' from service_events where event = 'session.lost'")
                            .query(String.class)
                            .list())
                    .containsExactly("victim"));
        } finally {
            victim.destroyForcibly();
        }
    }

    @Test
    void theNextStartWritesOffWhatDiedWhileNobodyElseRan() {
        try (Instance first = start("first")) {
            first.jdbc().sql("""
                    insert into service_sessions (service, instance, started_at, seen_at)
                    values ('boot', 'dead', now() - interval '2 hours', now() - interval '1 hour')
                    """).update();
        }
        try (Instance next = start("next")) {
            awaitShown(next, "dead lost", "first ended", "next running");
            assertThat(next.bean(ServiceSessions.class).findAll(10))
                    .filteredOn(each -> each.instance().equals("dead"))
                    .singleElement()
                    .satisfies(dead -> assertThat(dead.endedAt()).hasValue(dead.seenAt()));
        }
    }

    /** As one that stood still for long does: what others said of it in the meantime was an error. */
    @Test
    void oneThatWasWrittenOffInErrorTakesItsSessionUpAgain() {
        try (Instance instance = start("sleeper")) {
            awaitShown(instance, "sleeper running");
            instance.jdbc()
                    .sql("update service_sessions set status = 'lost', ended_at = seen_at")
                    .update();
            awaitShown(instance, "sleeper running");
            assertThat(shown(instance)).hasSize(1);
        }
    }

    @Test
    void whatBefallsAProcessIsWrittenWithItsTimeAndBeforeTheEnd() {
        Instance instance = start("teller");
        instance.bean(ServiceEvents.class).note("pool.degraded", Map.of("utilisation", 0.92));
        instance.close();
        try (Instance reader = start("reader")) {
            assertThat(reader.jdbc().sql("""
                            select instance || ' ' || event || ' ' || (details ->> 'utilisation')
                              from service_events
                             where occurred_at between now() - interval '1 minute' and now()
                            """).query(String.class).list()).containsExactly("teller pool.degraded 0.92");
        }
    }

    @Test
    void anEventWithoutADomainIsRefusedWhereItIsNoted() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ServiceEvents().note("degraded", Map.of()));
    }

    @Test
    void settingsThatWouldCallALivingProcessDeadAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionProperties(null, Duration.ofSeconds(10), Duration.ofSeconds(11)))
                .withMessageContaining("chamicore.sessions.stale-after");
    }
}
