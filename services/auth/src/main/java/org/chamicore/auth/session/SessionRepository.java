package org.chamicore.auth.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.chamicore.auth.session.Session.Owner;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SessionRepository {

    private final JdbcClient jdbc;

    SessionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Session session) {
        jdbc.sql("""
                        insert into session (id, client_id, subject, kind, scopes, audience, ends_at)
                        values (:id, :clientId, :subject, :kind, cast(:scopes as text[]), cast(:audience as text[]), :endsAt)
                        """)
                .param("id", session.id())
                .param("clientId", session.owner().clientId())
                .param("subject", session.owner().subject())
                .param("kind", session.owner().kind().text())
                .param("scopes", session.scopes().toArray(String[]::new))
                .param("audience", session.audience().toArray(String[]::new))
                .param("endsAt", utc(session.endsAt()))
                .update();
    }

    boolean exists(UUID id) {
        return jdbc.sql("select exists (select 1 from session where id = :id)")
                .param("id", id)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    void putState(UUID id, byte[] stateHash, String request) {
        jdbc.sql("update session set state_hash = :hash, request = cast(:request as jsonb) where id = :id")
                .param("hash", stateHash)
                .param("request", request)
                .param("id", id)
                .update();
    }

    /** Gives a session its code, for which consent was given where it was asked. */
    void putCode(UUID id, byte[] codeHash, Instant expiresAt, List<String> scopes, String request) {
        jdbc.sql("""
                        update session
                           set state_hash      = null
                             , code_hash       = :hash
                             , code_expires_at = :expiresAt
                             , scopes          = cast(:scopes as text[])
                             , request         = cast(:request as jsonb)
                         where id = :id
                        """)
                .param("hash", codeHash)
                .param("expiresAt", utc(expiresAt))
                .param("scopes", scopes.toArray(String[]::new))
                .param("request", request)
                .param("id", id)
                .update();
    }

    /** @return whether the code was still good; of any number of callers one is told so */
    boolean useCode(UUID id) {
        return jdbc.sql("""
                        update session
                           set code_used_at = now()
                         where id            = :id
                           and code_used_at is null
                           and revoked_at   is null
                        """).param("id", id).update() == 1;
    }

    Optional<Pending> findByState(byte[] hash) {
        return jdbc.sql("""
                        select id, client_id, subject, kind, scopes, audience, ends_at, request, code_expires_at, code_used_at
                          from session
                         where state_hash = :hash
                           and revoked_at is null
                           and ends_at    > now()
                        """)
                .param("hash", hash)
                .query(SessionRepository::toPending)
                .optional();
    }

    Optional<Pending> findByCode(byte[] hash) {
        return jdbc.sql("""
                        select id, client_id, subject, kind, scopes, audience, ends_at, request, code_expires_at, code_used_at
                          from session
                         where code_hash = :hash
                        """)
                .param("hash", hash)
                .query(SessionRepository::toPending)
                .optional();
    }

    void insertRefresh(UUID id, byte[] hash, Instant expiresAt) {
        jdbc.sql("""
                        insert into refresh_token (token_hash, session_id, expires_at)
                        values (:hash, :id, :expiresAt)
                        """)
                .param("hash", hash)
                .param("id", id)
                .param("expiresAt", utc(expiresAt))
                .update();
    }

    /** @return whether the token was still good; of any number of callers one is told so */
    boolean useRefresh(byte[] hash) {
        return jdbc.sql("""
                        update refresh_token
                           set used_at    = now()
                         where token_hash = :hash
                           and used_at   is null
                           and exists (select 1
                                         from session
                                        where session.id  = refresh_token.session_id
                                          and revoked_at is null)
                        """).param("hash", hash).update() == 1;
    }

    Optional<Refreshable> findByRefresh(byte[] hash) {
        return jdbc.sql("""
                        select id, client_id, subject, kind, scopes, audience, ends_at, expires_at
                             , used_at is not null as used
                             , revoked_at is not null or ends_at <= now() or expires_at <= now() as over
                          from refresh_token
                          join session on session.id = session_id
                         where token_hash = :hash
                        """)
                .param("hash", hash)
                .query((row, number) -> new Refreshable(
                        toSession(row),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("used"),
                        row.getBoolean("over")))
                .optional();
    }

    /** Whether the refresh token that a session began with was never used. */
    boolean isUntouched(UUID id) {
        return jdbc.sql("""
                        select count(*) = 1 and bool_and(used_at is null)
                          from refresh_token
                         where session_id = :id
                        """)
                .param("id", id)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** @return whether it was not revoked before */
    boolean revoke(UUID id) {
        return jdbc.sql("update session set revoked_at = now() where id = :id and revoked_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    List<UUID> findOpenOf(String subject, Kind kind) {
        return jdbc.sql("""
                        select id
                          from session
                         where subject     = :subject
                           and kind        = :kind
                           and revoked_at is null
                           and ends_at     > now()
                        """)
                .param("subject", subject)
                .param("kind", kind.text())
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    void delete(UUID id) {
        jdbc.sql("delete from session where id = :id").param("id", id).update();
    }

    /** Removes at most {@code limit} sessions that ended, with their tokens. */
    int purge(int limit) {
        return jdbc.sql("""
                        delete from session
                         where id in (select id
                                        from session
                                       where ends_at < now()
                                       order by ends_at
                                       limit :limit
                                         for update skip locked)
                        """).param("limit", limit).update();
    }

    private static Pending toPending(ResultSet row, int number) throws SQLException {
        OffsetDateTime expires = row.getObject("code_expires_at", OffsetDateTime.class);
        return new Pending(
                toSession(row),
                row.getString("request"),
                expires == null ? null : expires.toInstant(),
                row.getObject("code_used_at") != null);
    }

    private static Session toSession(ResultSet row) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                new Owner(
                        row.getString("client_id"),
                        row.getString("subject"),
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT))),
                texts(row, "scopes"),
                texts(row, "audience"),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** A session as it stands before its code was redeemed. */
    record Pending(
            Session session,
            @Nullable String request,
            @Nullable Instant codeExpiresAt,
            boolean used) {}

    /** The session of a refresh token, and how that token stands. */
    record Refreshable(Session session, Instant expiresAt, boolean used, boolean over) {}
}
