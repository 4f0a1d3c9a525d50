package org.chamicore.db.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of retention: its reports, and the removal of what every schema has. */
class RetentionRepository {

    /** As many dead letters wait at most. */
    private static final int MOST_OPEN = 10_000;

    private final JdbcClient jdbc;

    RetentionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    RetentionReport report(RetentionRule rule, long removed, @Nullable String failure) {
        return jdbc.sql("""
                        insert into retention (rule, keep, last_removed, removed, failure)
                        values (:rule, make_interval(secs => :keep), :removed, :removed, :failure)
                            on conflict (rule) do update
                           set keep         = excluded.keep
                             , last_run_at  = excluded.last_run_at
                             , last_removed = excluded.last_removed
                             , removed      = retention.removed + excluded.removed
                             , failure      = excluded.failure
                        returning rule, extract(epoch from keep) as keep, last_run_at, last_removed, removed, failure
                        """)
                .param("rule", rule.name())
                .param("keep", rule.keep().toSeconds())
                .param("removed", removed)
                .param("failure", failure)
                .query(RetentionRepository::toReport)
                .single();
    }

    List<RetentionReport> reports() {
        return jdbc.sql("""
                        select rule, extract(epoch from keep) as keep, last_run_at, last_removed, removed, failure
                          from retention
                         order by rule
                        """).query(RetentionRepository::toReport).list();
    }

    long retireChanges(Duration keep, int most) {
        return jdbc.sql("select retire_changes(make_interval(secs => :keep), :most)")
                .param("keep", keep.toSeconds())
                .param("most", most)
                .query(Long.class)
                .single();
    }

    long deleteProcessedFailures(Duration keep, int most) {
        return jdbc.sql("""
                        delete from event_failures
                         where id in (
                               select id
                                 from event_failures
                                where processed
                                  and processed_at < now() - make_interval(secs => :keep)
                                order by processed_at
                                limit :most
                                  for update skip locked)
                        """).param("keep", keep.toSeconds()).param("most", most).update();
    }

    /** Those that nobody tried again for so long, and the oldest of too many. */
    long deleteOpenFailures(Duration keep, int most) {
        return jdbc.sql("""
                        delete from event_failures
                         where id in (
                               select id
                                 from (select id, failed_at, row_number() over (order by failed_at desc, id) as nr
                                         from event_failures
                                        where not processed) as newest
                                where failed_at < now() - make_interval(secs => :keep)
                                   or nr > :kept
                                limit :most)
                        """)
                .param("keep", keep.toSeconds())
                .param("kept", MOST_OPEN)
                .param("most", most)
                .update();
    }

    long deleteEndedSessions(Duration keep, int most) {
        return jdbc.sql("""
                        delete from service_sessions
                         where id in (
                               select id
                                 from service_sessions
                                where ended_at < now() - make_interval(secs => :keep)
                                order by ended_at
                                limit :most
                                  for update skip locked)
                        """).param("keep", keep.toSeconds()).param("most", most).update();
    }

    /** The service may not alter these rows, and so not lock them either. */
    long deleteServiceEvents(Duration keep, int most) {
        return jdbc.sql("""
                        delete from service_events
                         where id in (
                               select id
                                 from service_events
                                where occurred_at < now() - make_interval(secs => :keep)
                                order by occurred_at
                                limit :most)
                        """).param("keep", keep.toSeconds()).param("most", most).update();
    }

    /** Rows of a month that is not over yet; whole months go by {@link #dropPartitions}. */
    long deleteEventMetrics(Duration keep, int most) {
        return jdbc.sql("""
                        delete from event_metrics
                         where (id, recorded_at) in (
                               select id, recorded_at
                                 from event_metrics
                                where recorded_at < now() - make_interval(secs => :keep)
                                order by recorded_at
                                limit :most)
                        """).param("keep", keep.toSeconds()).param("most", most).update();
    }

    /** As {@link #deleteEventMetrics}. */
    long deleteConnectionMetrics(Duration keep, int most) {
        return jdbc.sql("""
                        delete from connection_metrics
                         where (id, recorded_at) in (
                               select id, recorded_at
                                 from connection_metrics
                                where recorded_at < now() - make_interval(secs => :keep)
                                order by recorded_at
                                limit :most)
                        """).param("keep", keep.toSeconds()).param("most", most).update();
    }

    long deleteTableSizes(Duration keep, int most) {
        return jdbc.sql("""
                        delete from table_sizes
                         where (relation, recorded_at) in (
                               select relation, recorded_at
                                 from table_sizes
                                where recorded_at < now() - make_interval(secs => :keep)
                                order by recorded_at
                                limit :most)
                        """).param("keep", keep.toSeconds()).param("most", most).update();
    }

    /** Sees to it that there is somewhere to write for as many months as come. */
    int addPartitions(int months) {
        return jdbc.sql("select add_partitions(:months)")
                .param("months", months)
                .query(Integer.class)
                .single();
    }

    /** Drops the months of a table that are old enough as a whole, and says how many rows that were. */
    long dropPartitions(String table, Duration keep) {
        return jdbc.sql("select drop_partitions(:table, make_interval(secs => :keep))")
                .param("table", table)
                .param("keep", keep.toSeconds())
                .query(Long.class)
                .single();
    }

    private static RetentionReport toReport(ResultSet row, int number) throws SQLException {
        return new RetentionReport(
                row.getString("rule"),
                Duration.ofSeconds(row.getLong("keep")),
                row.getObject("last_run_at", OffsetDateTime.class).toInstant(),
                row.getLong("last_removed"),
                row.getLong("removed"),
                Optional.ofNullable(row.getString("failure")));
    }
}
