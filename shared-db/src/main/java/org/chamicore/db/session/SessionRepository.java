package org.chamicore.db.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of sessions. Time is the database's throughout, for clocks of hosts differ. */
class SessionRepository {

    /** @param stale those of them without a beat for long */
    record Counts(int running, int stale) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SessionRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Opens the session, says that it lives, or takes it up again where it was written off in error. */
    void beat(UUID id, String service, String instance, Object metadata) {
        jdbc.sql("""
                        insert into service_sessions (id, service, instance, metadata)
                        values (:id, :service, :instance, cast(:metadata as jsonb))
                            on conflict (id) do update
                           set seen_at  = now()
                             , ended_at = null
                             , status   = 'running'
                        """)
                .param("id", id)
                .param("service", service)
                .param("instance", instance)
                .param("metadata", json.writeValueAsString(metadata))
                .update();
    }

    void end(UUID id) {
        jdbc.sql("""
                        update service_sessions
                           set seen_at  = now()
                             , ended_at = now()
                             , status   = 'ended'
                         where id = :id
                        """).param("id", id).update();
    }

    /** Ends, as of their latest beat, those without one for so long; each is told to one caller only. */
    List<ServiceSession> writeOff(Duration silence) {
        return jdbc.sql("""
                        with silent as (
                            select id
                              from service_sessions
                             where ended_at is null
                               and seen_at < now() - make_interval(secs => :silence)
                               for update skip locked)
                        update service_sessions
                           set ended_at = seen_at
                             , status   = 'lost'
                          from silent
                         where service_sessions.id = silent.id
                        returning service_sessions.id, service, instance, started_at, seen_at, ended_at, status, metadata
                        """)
                .param("silence", silence.toMillis() / 1000.0)
                .query((row, number) -> toSession(row))
                .list();
    }

    Counts count(Duration staleAfter) {
        return jdbc.sql("""
                        select count(*) filter (where seen_at >= now() - make_interval(secs => :stale)) as running
                             , count(*) filter (where seen_at <  now() - make_interval(secs => :stale)) as stale
                          from service_sessions
                         where ended_at is null
                        """)
                .param("stale", staleAfter.toMillis() / 1000.0)
                .query((row, number) -> new Counts(row.getInt("running"), row.getInt("stale")))
                .single();
    }

    /** Those that run first, then those that ended last. */
    List<ServiceSession> findAll(Duration staleAfter, int limit) {
        return jdbc.sql("""
                        select id, service, instance, started_at, seen_at, ended_at, metadata
                             , case
                                   when ended_at is null and seen_at < now() - make_interval(secs => :stale) then 'stale'
                                   else status
                               end as status
                          from service_sessions
                         order by ended_at desc nulls first, started_at desc, id
                         limit :limit
                        """)
                .param("stale", staleAfter.toMillis() / 1000.0)
                .param("limit", limit)
                .query((row, number) -> toSession(row))
                .list();
    }

    void note(List<ServiceEvent> events, String instance) {
        jdbc.sql("""
                        insert into service_events (occurred_at, instance, event, details)
                        select cast(occurred_at as timestamptz), :instance, event, cast(details as jsonb)
                          from unnest(cast(:times as text[]), cast(:events as text[]), cast(:details as text[]))
                               as noted (occurred_at, event, details)
                        """)
                .param("instance", instance)
                .param(
                        "times",
                        events.stream()
                                .map(each -> each.occurredAt().toString())
                                .toArray(String[]::new))
                .param("events", events.stream().map(ServiceEvent::event).toArray(String[]::new))
                .param(
                        "details",
                        events.stream()
                                .map(each -> json.writeValueAsString(each.details()))
                                .toArray(String[]::new))
                .update();
    }

    private ServiceSession toSession(ResultSet row) throws SQLException {
        return new ServiceSession(
                row.getObject("id", UUID.class),
                row.getString("service"),
                row.getString("instance"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("status"),
                json.readTree(row.getString("metadata")));
    }
}
