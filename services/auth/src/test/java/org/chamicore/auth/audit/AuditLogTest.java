package org.chamicore.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** What is searched for is found over an index, however many entries there are. */
    @Test
    void noSearchReadsAMillionEntries() {
        asOwner("""
                insert into audit_event (position, occurred_at, type, allowed, subject, actor, address, request_id, details, hash)
                select n, now() - interval '1 second' * (1000000 - n), (array['token', 'login', 'policy_changed'])[1 + least(n % 500, 2)]
                     , n % 100 <> 0, 'subject-' || n % 5000, 'actor-' || n % 5000, '10.0.' || n % 250 || '.' || n % 200, 'r-' || n, '{}'
                     , sha256(int8send(n))
                  from generate_series(1, 1000000) as n""");
        asOwner("analyze audit_event");
        Map<String, Object> searches = Map.of(
                "type", "login",
                "subject", "subject-17",
                "actor", "actor-17",
                "address", "10.0.17.17",
                "requestId", "r-17",
                "allowed", false,
                "since", OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(10),
                "until", OffsetDateTime.now(ZoneOffset.UTC).minusDays(10),
                "before", 5000L);
        searches.forEach((name, value) -> {
            String plan = plan(Map.of(name, value));
            assertThat(plan).as(name).contains("Index").doesNotContain("Seq Scan");
        });
        assertThat(plan(Map.of("type", "login", "subject", "subject-17", "allowed", false)))
                .doesNotContain("Seq Scan");
        assertThat(plan(Map.of())).doesNotContain("Seq Scan");
    }

    private String plan(Map<String, Object> filters) {
        JdbcClient.StatementSpec statement =
                jdbc.sql("explain " + AuditRepository.SEARCH).param("limit", 101);
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
