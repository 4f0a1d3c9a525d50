package org.chamicore.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.chamicore.cli.postgres.InstalledPostgres;
import org.chamicore.cli.postgres.SuiteOnInstalled;
import org.chamicore.cli.suite.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each reading is made on a real server, the oldest that is supported and the newest, and each rule speaks of it or is silent. */
class TuningChecksTest {

    enum Server {
        OLDEST {
            @Override
            Connection newDatabase() throws SQLException {
                InstalledPostgres server = InstalledPostgres.orSkip();
                String url = server.newDatabase();
                return server.admin(url.substring(url.lastIndexOf('/') + 1));
            }
        },
        NEWEST {
            @Override
            Connection newDatabase() throws SQLException {
                String name = "tuning_" + DATABASES.incrementAndGet();
                run(embedded.getPostgresDatabase().getConnection(), "create database " + name);
                return embedded.getDatabase("postgres", name).getConnection();
            }
        };

        abstract Connection newDatabase() throws SQLException;
    }

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedPostgres embedded;

    @BeforeAll
    static void start() throws IOException {
        embedded = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    }

    @AfterAll
    static void stop() throws IOException {
        embedded.close();
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseThatHasDoneNothingIsNotJudged(Server server) throws SQLException {
        try (Connection database = server.newDatabase()) {
            run(database, "select pg_stat_reset()");
            assertThat(tuning(database)).allMatch(each -> each.verdict() == Verdict.OK);
            assertThat(found(database, "shared_buffers")).contains("too little was read yet");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseThatIsReadFromDiskWantsMoreMemory(Server server) throws SQLException {
        try (Connection database = server.newDatabase()) {
            run(database, """
                create table wide (filler text) with (autovacuum_enabled = off);
                alter table wide alter filler set storage plain;
                insert into wide select repeat('x', 7000) from generate_series(1, 22000);
                """);
            run(database, "select pg_stat_reset()");
            run(database, "set track_io_timing = on; set max_parallel_workers_per_gather = 0");
            for (int scan = 0; scan < 6; scan++) {
                run(database, "select count(*) from wide");
            }
            flush(database);
            assertThat(advice(database, "shared_buffers"))
                    .contains("99 % is wanted", "alter system set shared_buffers = '256MB'");
            assertThat(advice(database, "random_page_cost")).contains("set random_page_cost = 1.1");
            run(database, "set random_page_cost = 1.1");
            assertThat(finding(database, "random_page_cost").verdict()).isEqualTo(Verdict.OK);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sortsThatDoNotFitWantMoreWorkMemory(Server server) throws SQLException {
        try (Connection database = server.newDatabase()) {
            run(database, "select pg_stat_reset()");
            run(database, "set work_mem = '64kB'");
            for (int sort = 0; sort < 100; sort++) {
                run(
                        database,
                        "select count(*) from (select n from generate_series(1, 20000) n order by n desc offset 0) sorted");
            }
            flush(database);
            assertThat(found(database, "work_mem")).contains("temporary files", "it is 64kB");
            assertThat(advice(database, "work_mem")).contains("fewer than 10 in an hour", "set work_mem = '2MB'");
        }
    }

    @ParameterizedTest
    @EnumSource
    void checkpointsBeforeTheirTimeWantMoreWal(Server server) throws SQLException {
        try (Connection database = server.newDatabase()) {
            run(
                    database,
                    server == Server.OLDEST
                            ? "select pg_stat_reset_shared('bgwriter')"
                            : "select pg_stat_reset_shared('checkpointer')");
            assertThat(found(database, "checkpoints")).contains("too few yet");
            for (int each = 0; each < 12; each++) {
                run(database, "create table t%d as select 1 as one; checkpoint".formatted(each));
            }
            assertThat(advice(database, "checkpoints"))
                    .contains("half of them at most", "alter system set max_wal_size = '2048MB'");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTableThatIsChangedAllTheTimeWantsAutovacuumSooner(Server server) throws SQLException {
        try (Connection database = server.newDatabase()) {
            run(database, """
                create schema smd;
                create table smd.hot (n int) with (autovacuum_enabled = off);
                insert into smd.hot select generate_series(1, 11000);
                """);
            for (int round = 0; round < 11; round++) {
                run(database, "update smd.hot set n = n + 1");
            }
            flush(database);
            assertThat(advice(database, "autovacuum of hot tables"))
                    .contains("alter table smd.hot set (autovacuum_vacuum_scale_factor = 0.02)");
            run(database, "alter table smd.hot set (autovacuum_vacuum_scale_factor = 0.02)");
            assertThat(finding(database, "autovacuum of hot tables").verdict()).isEqualTo(Verdict.OK);
        }
    }

    @Test
    void poolsAreJudgedByWhatAWeekHasShown() throws SQLException {
        SuiteOnInstalled suite = SuiteOnInstalled.create();
        try (Connection database = suite.server().admin(suite.name())) {
            samples(database, "smd", 20, 24, 3);
            assertThat(pool(database, Service.INVENTORY, 50).found()).startsWith("too little history");
            samples(database, "bss", 150, 25, 4);
            assertThat(pool(database, Service.BOOT, 50).advice()).contains("set DB_MAX_CONNS=37 for it");
            assertThat(pool(database, Service.BOOT, 4).advice())
                    .contains("set DB_MAX_CONNS=37 for it", "max_connections 8 higher");
            samples(database, "cloudinit", 150, 3, 0);
            assertThat(pool(database, Service.CLOUD_INIT, 50).found())
                    .isEqualTo("most in use 3 of 25, waited for in 0 of 600 samples over 150 hours");
            assertThat(pool(database, Service.CLOUD_INIT, 50).advice()).contains("set DB_MAX_CONNS=6 for it");
            samples(database, "auth", 150, 12, 0);
            assertThat(pool(database, Service.AUTH, 50).verdict()).isEqualTo(Verdict.OK);
        }
    }

    /** Four in each of the past hours. */
    private static void samples(Connection database, String schema, int hours, int active, int waitingOnes)
            throws SQLException {
        run(database, """
            create table %1$s.connection_metrics_past partition of %1$s.connection_metrics
               for values from (now() - interval '60 days') to (date_trunc('month', now() at time zone 'UTC') at time zone 'UTC')
            """.formatted(schema));
        run(database, """
            insert into %s.connection_metrics (recorded_at, instance, pool_size, active, idle, waiting, queries, failed, average_ms)
            select date_trunc('hour', now()) - make_interval(hours => h) + make_interval(mins => m * 10), 'one', 25, %d, 0
                 , case when h * 4 + m < %d then 1 else 0 end, 10, 0, 1
              from generate_series(1, %d) h, generate_series(0, 3) m
            """.formatted(schema, active, waitingOnes + 4, hours));
    }

    private static Finding pool(Connection database, Service service, int free) throws SQLException {
        return new PoolChecks(new Rows(database), List.of(service), free, 25)
                .findings()
                .getFirst();
    }

    private static List<Finding> tuning(Connection database) throws SQLException {
        return new TuningChecks(new Rows(database)).findings();
    }

    private static Finding finding(Connection database, String subject) throws SQLException {
        return tuning(database).stream()
                .filter(each -> each.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private static String found(Connection database, String subject) throws SQLException {
        return finding(database, subject).found();
    }

    private static String advice(Connection database, String subject) throws SQLException {
        Finding finding = finding(database, subject);
        assertThat(finding.verdict()).as(finding.toString()).isEqualTo(Verdict.ADVICE);
        return finding.advice();
    }

    /** A server tells of what a connection did at once only when that asks it to. */
    private static void flush(Connection database) throws SQLException {
        run(database, "select pg_stat_force_next_flush(); select 1");
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String each :
                    Stream.of(sql.split(";")).filter(text -> !text.isBlank()).toList()) {
                statement.execute(each);
            }
        }
    }
}
