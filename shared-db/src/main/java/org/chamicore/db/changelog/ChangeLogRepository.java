package org.chamicore.db.changelog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.chamicore.db.plan.PlanRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of the change log. */
class ChangeLogRepository {

    /** What one read may bring of before and after together, as stored (compressed); one change alone may be larger. */
    private static final long MOST_BYTES = 4 << 20;

    /**
     * Says of a kind that it lies between itself and itself, and orders by it: else the log would be read backwards until one of
     * that kind turns up, which for a rare kind is all of it.
     */
    static final String VERSION = """
                select concat_ws(' ', epoch
                     , (select string_agg(concat_ws('/', coalesce(newest.xid, retired.xid, '0'), coalesce(newest.position, retired.position, 0))
                                        , ' ' order by asked.kind)
                          from unnest(cast(:kinds as text[])) as asked (kind)
                          left join lateral (
                               select xid, position
                                 from change_log
                                where change_log.kind between asked.kind and asked.kind
                                  and xid < pg_snapshot_xmin(pg_current_snapshot())
                                order by change_log.kind desc, xid desc, position desc
                                limit 1) as newest on true
                          left join change_log_retired as retired on retired.kind = asked.kind)
                     , (select md5(string_agg(cast(position as text), ' ' order by position))
                          from unnest(cast(:kinds as text[])) as asked (kind)
                          join change_log on change_log.kind = asked.kind
                         where xid >= pg_snapshot_xmin(pg_current_snapshot())))
                  from change_log_state
                """;

    /**
     * Where the log stands.
     *
     * @param oldest the place before the first change that is kept
     * @param horizon the oldest transaction that still runs; everything below it is settled
     * @param end the first transaction that has not begun
     * @param waiting the age of the oldest change that was committed and is not settled; null when there is none
     */
    record Extent(
            Cursor oldest, long horizon, long end, @Nullable Duration waiting) {}

    /**
     * What one read found, all of it at one instant.
     *
     * @param at that instant, or a little before, in the terms of {@link System#nanoTime}
     * @param whole whether there was nothing settled beyond these changes
     */
    record Reading(long at, Extent extent, List<LoggedChange> changes, boolean whole) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final PlanRepository plans;
    private final JsonMapper json;

    ChangeLogRepository(JdbcClient jdbc, TransactionOperations transactions, PlanRepository plans, JsonMapper json) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.transactions = transactions;
        this.json = json;
    }

    void expect(int count) {
        plans.fitForMany(count);
    }

    /**
     * Logs the changes under the number of this transaction, or under the highest one in the log where that is higher: then this
     * transaction began to write before another whose change it has seen and must come behind it.
     */
    void append(List<Change> changes, Function<Change, Author> author) {
        List<Author> authors = changes.stream().map(author).toList();
        jdbc.sql("""
                        insert into change_log (xid, actor, request_id, kind, key, before, after)
                        select greatest(pg_current_xact_id(), (select xid from change_log order by xid desc, position desc limit 1))
                             , actor, request_id, kind, key, cast(before as jsonb), cast(after as jsonb)
                          from unnest(
                                 cast(:actors as text[]), cast(:requestIds as text[]), cast(:kinds as text[])
                               , cast(:keys as text[]), cast(:befores as text[]), cast(:afters as text[]))
                               with ordinality as change (actor, request_id, kind, key, before, after, nr)
                         order by nr
                        """)
                .param("actors", authors.stream().map(Author::actor).toArray(String[]::new))
                .param("requestIds", authors.stream().map(Author::requestId).toArray(String[]::new))
                .param("kinds", changes.stream().map(Change::kind).toArray(String[]::new))
                .param("keys", changes.stream().map(Change::key).toArray(String[]::new))
                .param(
                        "befores",
                        changes.stream().map(each -> text(each.before())).toArray(String[]::new))
                .param(
                        "afters",
                        changes.stream().map(each -> text(each.after())).toArray(String[]::new))
                .update();
    }

    Reading read(Cursor after, int limit, ChangeFilter filter) {
        return filter.equals(ChangeFilter.ALL)
                ? select(after, limit, filter)
                : transactions.execute(status -> {
                    plans.fitEachQuery();
                    return select(after, limit, filter);
                });
    }

    private Reading select(Cursor after, int limit, ChangeFilter filter) {
        long at = System.nanoTime();
        return jdbc.sql("""
                        with settled as (
                            select xid, position, occurred_at, actor, request_id, kind, key, before, after
                                 , coalesce(pg_column_size(before), 0) + coalesce(pg_column_size(after), 0) as bytes
                              from change_log
                             where (xid, position) > (cast(cast(:xid as text) as xid8), :position)
                               and xid < pg_snapshot_xmin(pg_current_snapshot())
                               and (cast(:kinds as text[]) is null or kind = any(cast(:kinds as text[])))
                               and (cast(:keys as text[]) is null or key = any(cast(:keys as text[])))
                               and (cast(:actors as text[]) is null or actor = any(cast(:actors as text[])))
                               and (cast(:since as timestamptz) is null or occurred_at >= cast(:since as timestamptz))
                               and (cast(:until as timestamptz) is null or occurred_at < cast(:until as timestamptz))
                             order by change_log.xid, change_log.position
                             limit :limit
                        )
                           , summed as (
                            select xid, position, occurred_at, actor, request_id, kind, key, before, after
                                 , bytes
                                 , sum(bytes) over (order by xid, position) as bytes_so_far
                              from settled
                        )
                        select epoch
                             , cast(cast(retired_xid as text) as bigint)                                   as retired_xid
                             , retired_position
                             , cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)       as horizon
                             , cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as bigint)       as first_not_begun
                             , (select extract(epoch from clock_timestamp() - occurred_at)
                                  from change_log
                                 where xid >= pg_snapshot_xmin(pg_current_snapshot())
                                 order by xid, position
                                 limit 1)                                                                  as waiting
                             , cast(cast(summed.xid as text) as bigint)                                    as xid
                             , position, occurred_at, actor, request_id, kind, key, before, after, bytes_so_far
                          from change_log_state
                          left join summed on bytes_so_far - bytes < :bytes
                         order by summed.xid, position
                        """)
                .param("xid", Long.toString(after.xid()))
                .param("position", after.position())
                .param("limit", limit)
                .param("kinds", array(filter.kinds()))
                .param("keys", array(filter.keys()))
                .param("actors", array(filter.actors()))
                .param("since", time(filter.since()))
                .param("until", time(filter.until()))
                .param("bytes", MOST_BYTES)
                .query((ResultSetExtractor<Reading>) rows -> toReading(at, rows, limit));
    }

    Extent extent() {
        return read(new Cursor(new UUID(0, 0), 0, 0), 0, ChangeFilter.ALL).extent();
    }

    /**
     * The newest settled change of each kind, and every one that is visible and not settled: a highest number alone would miss
     * whoever took a lower one and commits later. Of a kind whose changes were all retired it is the last of them, so that a version
     * stays what it is for as long as nothing changes.
     */
    String version(Collection<String> kinds) {
        return jdbc.sql(VERSION)
                .param("kinds", kinds.stream().distinct().sorted().toArray(String[]::new))
                .query(String.class)
                .single();
    }

    /**
     * Of which things of a kind there is a change that was visible and not settled at a place of the log, or came after it: {@code limit}
     * at most, and empty where the log does not reach back to there.
     */
    Optional<Set<String>> changedSince(Cursor settled, String kind, int limit) {
        return jdbc.sql("""
                        select array(select distinct key
                                       from change_log
                                      where kind = :kind
                                        and xid >= cast(cast(:xid as text) as xid8)
                                      limit :limit)
                          from change_log_state
                         where epoch = :epoch
                           and (retired_xid, retired_position) <= (cast(cast(:xid as text) as xid8), 0)
                        """)
                .param("kind", kind)
                .param("xid", Long.toString(settled.xid()))
                .param("limit", limit)
                .param("epoch", settled.epoch())
                .query((row, number) -> Set.of((String[]) row.getArray(1).getArray()))
                .optional();
    }

    private Reading toReading(long at, ResultSet rows, int limit) throws SQLException {
        rows.next(); // where the log stands is there even when no change is
        Extent extent = toExtent(rows);
        List<LoggedChange> changes = new ArrayList<>();
        long bytes = 0;
        if (rows.getString("kind") != null) {
            do {
                changes.add(toChange(rows, extent.oldest().epoch()));
                bytes = rows.getLong("bytes_so_far");
            } while (rows.next());
        }
        return new Reading(at, extent, changes, changes.size() < limit && bytes < MOST_BYTES);
    }

    private static Extent toExtent(ResultSet row) throws SQLException {
        double seconds = row.getDouble("waiting");
        Duration waiting = row.wasNull() ? null : Duration.ofMillis((long) (seconds * 1000));
        return new Extent(
                new Cursor(
                        row.getObject("epoch", UUID.class),
                        row.getLong("retired_xid"),
                        row.getLong("retired_position")),
                row.getLong("horizon"),
                row.getLong("first_not_begun"),
                waiting);
    }

    private LoggedChange toChange(ResultSet row, UUID epoch) throws SQLException {
        return new LoggedChange(
                new Cursor(epoch, row.getLong("xid"), row.getLong("position")),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("request_id"),
                new Change(
                        row.getString("kind"),
                        row.getString("key"),
                        node(row.getString("before")),
                        node(row.getString("after"))));
    }

    private static String @Nullable [] array(List<String> texts) {
        return texts.isEmpty() ? null : texts.toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : json.writeValueAsString(node);
    }

    private @Nullable JsonNode node(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }
}
