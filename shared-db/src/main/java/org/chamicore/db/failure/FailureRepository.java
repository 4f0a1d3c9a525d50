package org.chamicore.db.failure;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of dead letters. */
class FailureRepository {

    /** @param oldest the age of the oldest; zero where there is none */
    record Open(long number, Duration oldest) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FailureRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** In the caller's transaction, where there is one. A key that fails again keeps its row, with its newest payload. */
    void record(List<FailedEvent> events, int tries, String error) {
        jdbc.sql("""
                        insert into event_failures (consumer, source, resource, action, key, payload, metadata, errors, retry_count)
                        select consumer, source, resource, action, key, cast(payload as jsonb), cast(metadata as jsonb), array[cast(:error as text)], :tries
                          from unnest(cast(:consumers as text[]), cast(:sources as text[]), cast(:resources as text[])
                                    , cast(:actions as text[]), cast(:keys as text[]), cast(:payloads as text[]), cast(:metadatas as text[]))
                               as failed (consumer, source, resource, action, key, payload, metadata)
                         order by consumer, source, resource, key
                            on conflict (consumer, source, resource, key) where not processed do update
                           set action      = excluded.action
                             , payload     = excluded.payload
                             , metadata    = excluded.metadata
                             , errors      = (event_failures.errors || excluded.errors)[greatest(1, cardinality(event_failures.errors) - 8):]
                             , retry_count = event_failures.retry_count + excluded.retry_count
                        """)
                .param("error", error)
                .param("tries", tries)
                .param("consumers", texts(events, FailedEvent::consumer))
                .param("sources", texts(events, FailedEvent::source))
                .param("resources", texts(events, FailedEvent::resource))
                .param("actions", texts(events, FailedEvent::action))
                .param("keys", texts(events, FailedEvent::key))
                .param("payloads", texts(events, each -> storable(json.writeValueAsString(each.payload()))))
                .param("metadatas", texts(events, each -> json.writeValueAsString(each.metadata())))
                .update();
    }

    /** Another try failed; it takes another request to make one more. */
    void failedAgain(UUID id, String error) {
        jdbc.sql("""
                        update event_failures
                           set errors      = (errors || cast(:error as text))[greatest(1, cardinality(errors) - 8):]
                             , retry_count = retry_count + 1
                             , redrive_at  = null
                         where id = :id
                        """).param("id", id).param("error", error).update();
    }

    /** Returns how many were open and are not any more. */
    int processed(Collection<UUID> ids) {
        return jdbc.sql("""
                        update event_failures
                           set processed    = true
                             , processed_at = now()
                             , redrive_at   = null
                         where id = any(:ids)
                           and not processed
                        """).param("ids", ids.toArray(UUID[]::new)).update();
    }

    /** A newer event of these keys was taken in, so that the older one no longer matters. */
    void overtaken(String consumer, List<String> resources, List<String> keys) {
        jdbc.sql("""
                        update event_failures
                           set processed    = true
                             , processed_at = now()
                             , redrive_at   = null
                         where not processed
                           and consumer = :consumer
                           and (resource, key) in (
                               select resource, key
                                 from unnest(cast(:resources as text[]), cast(:keys as text[])) as newer (resource, key))
                        """)
                .param("consumer", consumer)
                .param("resources", resources.toArray(String[]::new))
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    void overtakenAll(String consumer) {
        jdbc.sql("""
                        update event_failures
                           set processed    = true
                             , processed_at = now()
                             , redrive_at   = null
                         where not processed
                           and consumer = :consumer
                        """).param("consumer", consumer).update();
    }

    boolean anyOpen(String consumer) {
        return jdbc.sql("""
                        select exists (
                               select
                                 from event_failures
                                where not processed
                                  and consumer = :consumer)
                        """).param("consumer", consumer).query(Boolean.class).single();
    }

    /** Asks for another try; returns how many of them are open. */
    int requestRedrive(@Nullable UUID id) {
        return jdbc.sql("""
                        update event_failures
                           set redrive_at = now()
                         where not processed
                           and (cast(:id as uuid) is null or id = cast(:id as uuid))
                        """).param("id", id).update();
    }

    List<EventFailure> toRedrive(String consumer, int limit) {
        return jdbc.sql("""
                        select id, consumer, source, resource, action, key, payload, metadata, errors, retry_count, processed
                             , failed_at, redrive_at, processed_at
                          from event_failures
                         where not processed
                           and redrive_at is not null
                           and consumer = :consumer
                         order by failed_at, id
                         limit :limit
                        """)
                .param("consumer", consumer)
                .param("limit", limit)
                .query((row, number) -> toFailure(row))
                .list();
    }

    /** Those that are open, the oldest first; then, where asked for, those that are not any more, the latest first. */
    List<EventFailure> findAll(boolean withProcessed, int limit) {
        return jdbc.sql("""
                        select id, consumer, source, resource, action, key, payload, metadata, errors, retry_count, processed
                             , failed_at, redrive_at, processed_at
                          from event_failures
                         where not processed
                            or :withProcessed
                         order by processed, processed_at desc, failed_at, id
                         limit :limit
                        """)
                .param("withProcessed", withProcessed)
                .param("limit", limit)
                .query((row, number) -> toFailure(row))
                .list();
    }

    Open open() {
        return jdbc.sql("""
                        select count(*)                                                        as number
                             , coalesce(extract(epoch from now() - min(failed_at)), 0)          as oldest
                          from event_failures
                         where not processed
                        """)
                .query((row, number) ->
                        new Open(row.getLong("number"), Duration.ofMillis((long) (row.getDouble("oldest") * 1000))))
                .single();
    }

    private EventFailure toFailure(ResultSet row) throws SQLException {
        Array errors = row.getArray("errors");
        return new EventFailure(
                row.getObject("id", UUID.class),
                row.getString("consumer"),
                row.getString("source"),
                row.getString("resource"),
                row.getString("action"),
                row.getString("key"),
                json.readTree(row.getString("payload")),
                json.readTree(row.getString("metadata")),
                List.of((String[]) errors.getArray()),
                row.getInt("retry_count"),
                row.getBoolean("processed"),
                row.getObject("failed_at", OffsetDateTime.class).toInstant(),
                instant(row, "redrive_at"),
                instant(row, "processed_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** What the database could not keep as JSON is shown at least; another try then keeps it without. */
    private static String storable(String payload) {
        return payload.replace("\\u0000", "\\ufffd");
    }

    private static String[] texts(List<FailedEvent> events, Function<FailedEvent, String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }
}
