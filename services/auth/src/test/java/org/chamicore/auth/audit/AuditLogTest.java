package org.chamicore.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The log in a database of its own, as the service's role writes it and as somebody with more rights may bend it. */
class AuditLogTest {

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    @Import({AuditRepository.class, AuditRecords.class, AuditChain.class, ChainedAudit.class, AuditService.class})
    static class Setup {

        @Bean
        TestDatabase database() {
            return TestDatabase.create().migrate("auth");
        }

        @Bean
        DataSource dataSource(TestDatabase database) {
            return new DriverManagerDataSource(
                    database.jdbcUrl(), "auth", database.role("auth").password());
        }

        @Bean
        JdbcClient jdbc(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        JsonMapper json() {
            return JsonMapper.shared();
        }
    }

    private static AnnotationConfigApplicationContext context;

    private final TestDatabase database = context.getBean(TestDatabase.class);
    private final JdbcClient jdbc = context.getBean(JdbcClient.class);
    private final AuditLog log = context.getBean(AuditLog.class);
    private final AuditChain chain = context.getBean(AuditChain.class);
    private final AuditService audit = context.getBean(AuditService.class);
    private final AuditRepository repository = context.getBean(AuditRepository.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(context.getBean(PlatformTransactionManager.class));

    @BeforeAll
    static void start() {
        context = new AnnotationConfigApplicationContext(Setup.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @BeforeEach
    void empty() {
        asOwner("truncate audit_event, audit_segment");
    }

    @Test
    void entryHoldsEventAndRequest() {
        MDC.put("actor", "alice");
        MDC.put("address", "192.0.2.7");
        MDC.put("requestId", "r-1");
        try {
            log.record(new AuditEvent(AuditType.LOGIN, false, "bob\0", Map.of("reason", "wrong \0 password")));
        } finally {
            MDC.clear();
        }
        AuditPage page = audit.search(query("bob", null));
        assertThat(page.next()).isNull();
        assertThat(page.events()).singleElement().satisfies(entry -> {
            assertThat(entry.position()).isEqualTo(1);
            assertThat(entry.occurredAt()).isCloseTo(Instant.now(), within());
            assertThat(List.of(entry.type(), entry.subject(), entry.actor(), entry.address(), entry.requestId()))
                    .containsExactly("login", "bob", "alice", "192.0.2.7", "r-1");
            assertThat(entry.allowed()).isFalse();
            assertThat(entry.details()).isEqualTo("{\"reason\":\"wrong  password\"}");
            assertThat(entry.hash()).isEqualTo(entry.hashAfter(AuditEntry.GENESIS));
        });
    }

    private static org.assertj.core.data.TemporalUnitOffset within() {
        return org.assertj.core.api.Assertions.within(1, ChronoUnit.MINUTES);
    }

    @Test
    void chainHasNoGapHoweverManyWrite() throws InterruptedException {
        List<Thread> writers = IntStream.range(0, 16)
                .mapToObj(writer -> Thread.ofVirtual().start(() -> {
                    for (int each = 0; each < 20; each++) {
                        if (writer % 4 == 0) {
                            boolean rolledBack = each % 3 == 0;
                            transaction.executeWithoutResult(status -> {
                                log.record(event("in a transaction"));
                                log.record(event("in a transaction"));
                                if (rolledBack) {
                                    status.setRollbackOnly();
                                }
                            });
                        } else {
                            log.record(event("alone"));
                        }
                    }
                }))
                .toList();
        for (Thread writer : writers) {
            writer.join();
        }
        Verification found = audit.verify(null);
        assertThat(found.fault()).isNull();
        assertThat(found.intact()).isTrue();
        assertThat(found.entries()).isEqualTo(12 * 20 + 4 * 13 * 2);
        assertThat(audit.head().position()).isEqualTo(found.entries());
    }

    @Test
    void whatIsRolledBackDidNotHappen() {
        transaction.executeWithoutResult(status -> {
            log.record(event("gone"));
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    log.record(event("gone"));
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        log.record(event("stays"));
        assertThat(audit.search(query(null, null)).events())
                .extracting(AuditEntry::subject)
                .containsExactly("stays");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set subject = 'nobody'",
                "delete from audit_event",
                "truncate audit_event",
                "insert into audit_segment values (1, 2, now(), now(), '', '', now())",
                "update audit_segment set last_hash = ''",
                "delete from audit_segment",
                "drop table audit_event",
                "alter table audit_event disable trigger all"
            })
    void serviceCanOnlyAddAndRead(String statement) {
        log.record(event("a"));
        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .hasRootCauseInstanceOf(SQLException.class)
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        assertThat(audit.verify(null).entries()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update audit_event set subject = 'nobody' where position = 3                     | 3
            update audit_event set allowed = false where position = 4                        | 4
            update audit_event set details = '{ }' where position = 2                        | 2
            update audit_event set occurred_at = occurred_at + interval '1 us' where position = 5 | 5
            update audit_event set actor = subject, subject = actor where position = 1       | 1
            delete from audit_event where position = 3                                       | 3
            delete from audit_event where position = 1                                       | 1
            update audit_event set hash = sha256('x') where position = 6                     | 6
            insert into audit_event select 7, occurred_at, type, allowed, subject, actor, address, request_id, details, hash from audit_event where position = 6 | 7
            """)
    void bendingItShows(String statement, long where) {
        for (int each = 1; each <= 6; each++) {
            log.record(event("subject-" + each));
        }
        assertThat(audit.verify(null).intact()).isTrue();
        asOwner(statement);
        Verification found = audit.verify(null);
        assertThat(found.intact()).isFalse();
        assertThat(found.brokenAt()).isEqualTo(where);
    }

    @Test
    void cuttingOffItsEndShowsToWhoNotedTheHead() {
        log.record(event("a"));
        log.record(event("b"));
        AuditHead noted = audit.head();
        log.record(event("c"));
        assertThat(audit.verify(noted).intact()).isTrue();
        asOwner("delete from audit_event where position > 1");
        assertThat(audit.verify(null).intact()).isTrue();
        assertThat(audit.verify(noted).brokenAt()).isEqualTo(2);
    }

    @Test
    void oldEntriesLeaveAndTheChainStaysWhole() {
        Instant longAgo = Instant.now().truncatedTo(ChronoUnit.MICROS).minus(Duration.ofDays(100));
        List<AuditRecord> events = new ArrayList<>();
        for (int each = 0; each < 10; each++) {
            events.add(record(
                    each < 7 ? longAgo.plusSeconds(each) : Instant.now().truncatedTo(ChronoUnit.MICROS), "s" + each));
        }
        chain.append(events);
        AuditHead before = audit.head();

        assertThat(repository.retire(Duration.ofDays(90), 5000)).isEqualTo(7);
        assertThat(repository.retire(Duration.ofDays(90), 5000)).isZero();

        Verification found = audit.verify(before);
        assertThat(found.intact()).isTrue();
        assertThat(found.entries()).isEqualTo(3);
        assertThat(found.retired()).isEqualTo(7);
        log.record(event("goes on"));
        assertThat(audit.verify(before).entries()).isEqualTo(4);
        asOwner("update audit_segment set last_hash = sha256('x')");
        assertThat(audit.verify(null).intact()).isFalse();
    }

    @Test
    void newestEntryNeverLeavesAndNothingThatIsYoung() {
        Instant longAgo = Instant.now().truncatedTo(ChronoUnit.MICROS).minus(Duration.ofDays(100));
        chain.append(List.of(record(longAgo, "a"), record(longAgo, "b")));
        assertThat(repository.retire(Duration.ofDays(30), 5000)).isEqualTo(1);
        assertThat(audit.verify(null).entries()).isEqualTo(1);
        assertThatThrownBy(() -> repository.retire(Duration.ofDays(29), 5000))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("30 days at least");
    }

    @Test
    void pagesFollowOneAnother() {
        for (int each = 1; each <= 5; each++) {
            log.record(event("s"));
        }
        AuditPage first = audit.search(new AuditQuery(null, "s", null, null, null, null, null, null, null, 2));
        assertThat(first.events()).extracting(AuditEntry::position).containsExactly(5L, 4L);
        AuditPage last = audit.search(new AuditQuery(null, "s", null, null, null, null, null, null, 2L, 2));
        assertThat(first.next()).isEqualTo(4);
        assertThat(last.events()).extracting(AuditEntry::position).containsExactly(1L);
        assertThat(last.next()).isNull();
    }

    /** However many entries there are: a search reads few of them, the chain is followed to its end, and the old ones leave. */
    @Test
    void millionEntries() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        for (int page = 0; page < 200; page++) {
            chain.append(IntStream.range(page * 5000, page * 5000 + 5000)
                    .mapToObj(number -> ofMany(number, now.minusSeconds(10L * (1_000_000 - number))))
                    .toList());
        }
        asOwner("analyze audit_event");

        searchesReadFew(now);
        AuditHead head = audit.head();
        assertThat(audit.verify(head)).isEqualTo(Verification.intact(1_000_000, head));

        long left = 1_000_000;
        for (long gone = 1; gone > 0; left -= gone) {
            gone = repository.retire(Duration.ofDays(90), 5000);
        }
        assertThat(left).isBetween(90L * 24 * 360 - 100, 90L * 24 * 360); // a few get old while this runs
        assertThat(audit.verify(head)).isEqualTo(Verification.intact(left, head));
    }

    private void searchesReadFew(Instant now) {
        Map<String, Object> searches = Map.of(
                "type", "login",
                "subject", "subject-17",
                "actor", "actor-17",
                "address", "10.0.17.17",
                "requestId", "r-17",
                "allowed", false,
                "since", now.minus(Duration.ofMinutes(10)).atOffset(ZoneOffset.UTC),
                "until", now.minus(Duration.ofDays(110)).atOffset(ZoneOffset.UTC),
                "before", 5000L);
        searches.forEach((name, value) -> assertReadsFew(Map.of(name, value)));
        assertReadsFew(Map.of());
        assertReadsFew(Map.of("type", "login", "subject", "subject-17", "allowed", false));
        assertReadsFew(Map.of("requestId", "no such"));
        assertReadsFew(Map.of("subject", "subject-17", "until", searches.get("until")));
        assertThat(repository.search(between(null, now.minus(Duration.ofDays(110))), 1))
                .extracting(AuditEntry::position)
                .containsExactly(1_000_000 - 110L * 24 * 360);
        assertThat(repository.search(between(now.minus(Duration.ofMinutes(10)), null), 101))
                .hasSize(60);
        transaction.executeWithoutResult(
                connection -> { // the driver prepares what comes often, and the planner may stop to look at the values
                    for (int each = 0; each < 20; each++) {
                        repository.search(query("subject-" + each, null), 101);
                    }
                    assertThat(jdbc.sql(
                                            "select sum(generic_plans) from pg_prepared_statements where statement like '%audit_event%'")
                                    .query(Long.class)
                                    .single())
                            .isZero();
                });
    }

    private static AuditQuery between(Instant since, Instant until) {
        return new AuditQuery(null, null, null, null, null, null, since, until, null, null);
    }

    private static AuditRecord ofMany(int number, Instant at) {
        return new AuditRecord(
                at,
                number % 500 == 1 ? "login" : number % 500 == 0 ? "policy_changed" : "token",
                number % 100 != 0,
                "subject-" + number % 5000,
                "actor-" + number % 5000,
                "10.0." + number % 250 + "." + number % 200,
                "r-" + number,
                "{}");
    }

    /** Rows that were looked at and thrown away are what makes a search slow. */
    private void assertReadsFew(Map<String, Object> filters) {
        String plan = plan(filters);
        long thrownAway = Pattern.compile("Rows Removed by Filter: ([0-9]+)")
                .matcher(plan)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
        assertThat(thrownAway).as("%s%n%s", filters, plan).isLessThan(20_000);
        assertThat(plan).contains("Index").doesNotContain("Seq Scan");
    }

    private String plan(Map<String, Object> filters) {
        JdbcClient.StatementSpec statement = jdbc.sql(
                        "explain (analyze, timing off, summary off) " + AuditRepository.SEARCH)
                .param("limit", 101);
        for (String name :
                List.of("type", "subject", "actor", "address", "requestId", "allowed", "since", "until", "before")) {
            statement = statement.param(name, filters.get(name));
        }
        return String.join("\n", statement.query(String.class).list());
    }

    private static AuditEvent event(String subject) {
        return AuditEvent.done(AuditType.TOKEN, subject, Map.of("scope", "smd.read"));
    }

    private static AuditRecord record(Instant at, String subject) {
        return new AuditRecord(at, "token", true, subject, "-", "-", "-", "{}");
    }

    private static AuditQuery query(String subject, Long before) {
        return new AuditQuery(null, subject, null, null, null, null, null, null, before, null);
    }

    private void asOwner(String statement) {
        try (Connection owner = database.login("auth_owner");
                Statement sql = owner.createStatement()) {
            sql.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(statement, failed);
        }
    }
}
