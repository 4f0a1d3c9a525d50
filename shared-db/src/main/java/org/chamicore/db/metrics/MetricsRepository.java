package org.chamicore.db.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chamicore.db.metrics.EventMetrics.Kind;
import org.chamicore.db.metrics.EventMetrics.Sum;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of past metrics. */
class MetricsRepository {

    private final JdbcClient jdbc;

    MetricsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void writeEvents(Map<Kind, Sum> sums, String instance) {
        List<Map.Entry<Kind, Sum>> rows = List.copyOf(sums.entrySet());
        jdbc.sql("""
                        insert into event_metrics (instance, consumer, event, success, events, mean_ms, longest_ms, error)
                        select :instance, consumer, event, success, events, total_ms / events, longest_ms, error
                          from unnest(cast(:consumers as text[]), cast(:names as text[]), cast(:successes as boolean[])
                                    , cast(:numbers as bigint[]), cast(:totals as double precision[])
                                    , cast(:longests as double precision[]), cast(:errors as text[]))
                               as gathered (consumer, event, success, events, total_ms, longest_ms, error)
                        """)
                .param("instance", instance)
                .param("consumers", texts(rows, each -> each.getKey().consumer()))
                .param("names", texts(rows, each -> each.getKey().event()))
                .param("successes", texts(rows, each -> "" + each.getKey().success()))
                .param("numbers", texts(rows, each -> "" + each.getValue().events()))
                .param("totals", texts(rows, each -> "" + each.getValue().totalMillis()))
                .param("longests", texts(rows, each -> "" + each.getValue().longestMillis()))
                .param("errors", texts(rows, each -> each.getValue().error()))
                .update();
    }

    /** @param before how it stood at the sample before */
    void writeConnections(PoolReading now, PoolReading before, String instance) {
        long queries = Math.max(0, now.queries() - before.queries());
        jdbc.sql("""
                        insert into connection_metrics (instance, pool_size, active, idle, waiting, queries, failed, average_ms)
                        values (:instance, :poolSize, :active, :idle, :waiting, :queries, :failed, :average)
                        """)
                .param("instance", instance)
                .param("poolSize", now.poolSize())
                .param("active", now.active())
                .param("idle", now.idle())
                .param("waiting", now.waiting())
                .param("queries", queries)
                .param("failed", Math.max(0, now.failed() - before.failed()))
                .param("average", queries == 0 ? 0.0 : Math.max(0, now.queryMillis() - before.queryMillis()) / queries)
                .update();
    }

    Instant since(Duration age) {
        return jdbc.sql("select now() - make_interval(secs => :age)")
                .param("age", age.toSeconds())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    List<HistorySummary.Events> events(Duration age) {
        return jdbc.sql("""
                        select consumer
                             , event
                             , coalesce(sum(events) filter (where success), 0)                  as succeeded
                             , coalesce(sum(events) filter (where not success), 0)              as failed
                             , sum(mean_ms * events) / sum(events)                              as mean_ms
                             , max(longest_ms)                                                  as longest_ms
                             , (array_agg(error order by recorded_at desc) filter (where error is not null))[1] as last_error
                          from event_metrics
                         where recorded_at >= now() - make_interval(secs => :age)
                         group by consumer, event
                         order by consumer, event
                        """)
                .param("age", age.toSeconds())
                .query((row, number) -> new HistorySummary.Events(
                        row.getString("consumer"),
                        row.getString("event"),
                        row.getLong("succeeded"),
                        row.getLong("failed"),
                        row.getDouble("mean_ms"),
                        row.getDouble("longest_ms"),
                        Optional.ofNullable(row.getString("last_error"))))
                .list();
    }

    List<HistorySummary.Connections> connections(Duration age) {
        return jdbc.sql("""
                        select instance
                             , count(*)                                                         as samples
                             , max(pool_size)                                                   as largest_pool
                             , max(active)                                                      as most_active
                             , max(waiting)                                                     as most_waiting
                             , coalesce(100.0 * avg(active) / nullif(avg(pool_size), 0), 0)     as utilisation
                             , sum(queries)                                                     as queries
                             , sum(failed)                                                      as failed
                             , coalesce(sum(average_ms * queries) / nullif(sum(queries), 0), 0) as average_ms
                          from connection_metrics
                         where recorded_at >= now() - make_interval(secs => :age)
                         group by instance
                         order by instance
                        """)
                .param("age", age.toSeconds())
                .query((row, number) -> new HistorySummary.Connections(
                        row.getString("instance"),
                        row.getLong("samples"),
                        row.getInt("largest_pool"),
                        row.getInt("most_active"),
                        row.getInt("most_waiting"),
                        row.getDouble("utilisation"),
                        row.getLong("queries"),
                        row.getLong("failed"),
                        row.getDouble("average_ms")))
                .list();
    }

    List<HistorySummary.Incidents> incidents(Duration age) {
        return jdbc.sql("""
                        select event, count(*) as number, max(occurred_at) as last
                          from service_events
                         where occurred_at >= now() - make_interval(secs => :age)
                         group by event
                         order by event
                        """)
                .param("age", age.toSeconds())
                .query((row, number) -> new HistorySummary.Incidents(
                        row.getString("event"),
                        row.getLong("number"),
                        row.getObject("last", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static String[] texts(
            List<Map.Entry<Kind, Sum>> rows, Function<Map.Entry<Kind, Sum>, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
