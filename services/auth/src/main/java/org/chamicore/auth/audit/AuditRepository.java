package org.chamicore.auth.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AuditRepository {

    /**
     * Each filter is one that an index serves. Entries come in the order of their positions, in which their times rise but for the
     * moments that a transaction takes and clocks differ; so a time bounds positions, with an hour to spare, and nothing beyond is read.
     */
    static final String SEARCH = """
            select position, occurred_at, type, allowed, subject, actor, address, request_id, details, hash
              from audit_event
             where (cast(:type as text) is null or type = :type)
               and (cast(:subject as text) is null or subject = :subject)
               and (cast(:actor as text) is null or actor = :actor)
               and (cast(:address as text) is null or address = :address)
               and (cast(:requestId as text) is null or request_id = :requestId)
               and (cast(:allowed as boolean) is null or allowed = :allowed)
               and (cast(:since as timestamptz) is null
                    or (occurred_at >= :since
                        and position > coalesce((select position
                                                   from audit_event
                                                  where occurred_at < cast(:since as timestamptz) - interval '1 hour'
                                                  order by occurred_at desc
                                                  limit 1), 0)))
               and (cast(:until as timestamptz) is null
                    or (occurred_at < :until
                        and position < coalesce((select position
                                                   from audit_event
                                                  where occurred_at > cast(:until as timestamptz) + interval '1 hour'
                                                  order by occurred_at
                                                  limit 1), 9223372036854775807)))
               and (cast(:before as bigint) is null or position < :before)
             order by position desc
             limit :limit
            """;

    private final JdbcClient jdbc;

    AuditRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until no other transaction appends, and keeps the others waiting until this one ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('chamicore.auth.audit', 0))")
                .query((row, number) -> number)
                .list();
    }

    AuditHead head() {
        return jdbc.sql("""
                        (select position, hash from audit_event order by position desc limit 1)
                        union all
                        (select last_position, last_hash from audit_segment order by last_position desc limit 1)
                        limit 1
                        """)
                .query((row, number) -> new AuditHead(row.getLong("position"), hex(row, "hash")))
                .optional()
                .orElse(new AuditHead(0, AuditEntry.GENESIS));
    }

    void insert(List<AuditEntry> entries) {
        jdbc.sql("""
                        insert into audit_event
                               (position, occurred_at, type, allowed, subject, actor, address, request_id, details, hash)
                        select position, occurred_at, type, allowed, subject, actor, address, request_id
                             , cast(details as json), decode(hash, 'hex')
                          from unnest(cast(:positions as bigint[]), cast(:times as timestamptz[]), cast(:types as text[])
                                    , cast(:allowed as boolean[]), cast(:subjects as text[]), cast(:actors as text[])
                                    , cast(:addresses as text[]), cast(:requests as text[]), cast(:details as text[])
                                    , cast(:hashes as text[]))
                               as new (position, occurred_at, type, allowed, subject, actor, address, request_id, details, hash)
                        """)
                .param("positions", entries.stream().map(AuditEntry::position).toArray(Long[]::new))
                .param("times", texts(entries, entry -> entry.occurredAt().toString()))
                .param("types", texts(entries, AuditEntry::type))
                .param("allowed", entries.stream().map(AuditEntry::allowed).toArray(Boolean[]::new))
                .param("subjects", texts(entries, AuditEntry::subject))
                .param("actors", texts(entries, AuditEntry::actor))
                .param("addresses", texts(entries, AuditEntry::address))
                .param("requests", texts(entries, AuditEntry::requestId))
                .param("details", texts(entries, AuditEntry::details))
                .param("hashes", texts(entries, AuditEntry::hash))
                .update();
    }

    List<AuditEntry> search(AuditQuery query, int limit) {
        return jdbc.sql(SEARCH)
                .param("type", query.type())
                .param("subject", query.subject())
                .param("actor", query.actor())
                .param("address", query.address())
                .param("requestId", query.requestId())
                .param("allowed", query.allowed())
                .param("since", time(query.since()))
                .param("until", time(query.until()))
                .param("before", query.before())
                .param("limit", limit)
                .query(AuditRepository::toEntry)
                .list();
    }

    /** Entries in the order of the chain. */
    List<AuditEntry> pageAfter(long position, int limit) {
        return jdbc.sql("""
                        select position, occurred_at, type, allowed, subject, actor, address, request_id, details, hash
                          from audit_event
                         where position > :position
                         order by position
                         limit :limit
                        """)
                .param("position", position)
                .param("limit", limit)
                .query(AuditRepository::toEntry)
                .list();
    }

    List<AuditSegment> segments() {
        return jdbc.sql("""
                        select first_position, last_position, previous_hash, last_hash
                          from audit_segment
                         order by first_position
                        """)
                .query((row, number) -> new AuditSegment(
                        row.getLong("first_position"),
                        row.getLong("last_position"),
                        hex(row, "previous_hash"),
                        hex(row, "last_hash")))
                .list();
    }

    /** Lets the oldest entries go, {@code most} at a time, and keeps where they began and ended. */
    long retire(Duration olderThan, int most) {
        return jdbc.sql("select retire_audit_events(make_interval(secs => :seconds), :most)")
                .param("seconds", olderThan.toSeconds())
                .param("most", most)
                .query(Long.class)
                .single();
    }

    private static String[] texts(List<AuditEntry> entries, Function<AuditEntry, String> part) {
        return entries.stream().map(part).toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static AuditEntry toEntry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("position"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                row.getBoolean("allowed"),
                row.getString("subject"),
                row.getString("actor"),
                row.getString("address"),
                row.getString("request_id"),
                row.getString("details"),
                hex(row, "hash"));
    }

    private static String hex(ResultSet row, String column) throws SQLException {
        return HexFormat.of().formatHex(row.getBytes(column));
    }
}
