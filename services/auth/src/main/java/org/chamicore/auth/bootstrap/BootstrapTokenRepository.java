package org.chamicore.auth.bootstrap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chamicore.auth.bootstrap.BootstrapPolicy.Limits;
import org.chamicore.auth.role.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BootstrapTokenRepository {

    private final JdbcClient jdbc;

    BootstrapTokenRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    BootstrapToken insert(byte[] hash, BootstrapPolicy policy) {
        return jdbc.sql("""
                        insert into bootstrap_token (token_hash, subject, audience, scopes, binding_identifier, bound_to
                                                   , expires_at, refresh_seconds)
                        values (:hash, :subject, :audience, cast(:scopes as text[]), :binding, network(cast(:boundTo as inet))
                              , now() + make_interval(secs => :ttl), :refresh)
                        returning id, subject, audience, scopes, binding_identifier, bound_to, created_at, expires_at
                                , refresh_seconds, consumed_at, replays
                        """)
                .param("hash", hash)
                .param("subject", policy.subject())
                .param("audience", policy.audience())
                .param("scopes", policy.scopes().stream().map(Scope::text).toArray(String[]::new))
                .param("binding", policy.limits().bindingIdentifier())
                .param("boundTo", policy.limits().boundTo())
                .param("ttl", policy.limits().ttlSeconds())
                .param("refresh", policy.limits().refreshTtlSeconds())
                .query(BootstrapTokenRepository::toToken)
                .single();
    }

    List<BootstrapToken> findAll(int limit) {
        return jdbc.sql("""
                        select id, subject, audience, scopes, binding_identifier, bound_to, created_at, expires_at
                             , refresh_seconds, consumed_at, replays
                          from bootstrap_token
                         order by created_at desc
                                , id
                         limit :limit
                        """)
                .param("limit", limit)
                .query(BootstrapTokenRepository::toToken)
                .list();
    }

    /** @return whether there was such a token */
    boolean delete(UUID id) {
        return jdbc.sql("delete from bootstrap_token where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Uses a token up; of any number of callers one gets its policy, and none where it is over or meant for another address. */
    Optional<BootstrapToken> consume(byte[] hash, String address, byte @Nullable [] retryHash) {
        return jdbc.sql("""
                        update bootstrap_token
                           set consumed_at = clock_timestamp()
                             , consumed_by = cast(:address as inet)
                             , retry_hash  = :retry
                         where token_hash  = :hash
                           and consumed_at is null
                           and expires_at  > now()
                           and (bound_to is null or cast(:address as inet) <<= bound_to)
                        returning id, subject, audience, scopes, binding_identifier, bound_to, created_at, expires_at
                                , refresh_seconds, consumed_at, replays
                        """)
                .param("hash", hash)
                .param("address", address)
                .param("retry", retryHash)
                .query(BootstrapTokenRepository::toToken)
                .optional();
    }

    /**
     * A used token whose user may ask again: from the same address, soon, with the key it sent at first or, where the token is bound
     * to an address, without one. It stays locked until the transaction ends.
     */
    Optional<Retriable> findRetriable(byte[] hash, String address, byte @Nullable [] retryHash, int windowSeconds) {
        return jdbc.sql("""
                        select id, subject, audience, scopes, binding_identifier, bound_to, created_at, expires_at
                             , refresh_seconds, consumed_at, replays, session_id
                          from bootstrap_token
                         where token_hash  = :hash
                           and consumed_by = cast(:address as inet)
                           and consumed_at > now() - make_interval(secs => :window)
                           and consumed_at < now()
                           and session_id is not null
                           and (retry_hash = cast(:retry as bytea) or (retry_hash is null and bound_to is not null))
                           for update
                        """)
                .param("hash", hash)
                .param("address", address)
                .param("retry", retryHash)
                .param("window", windowSeconds)
                .query((row, number) -> new Retriable(toToken(row, number), row.getObject("session_id", UUID.class)))
                .optional();
    }

    void putSession(UUID id, UUID sessionId) {
        jdbc.sql("update bootstrap_token set session_id = :session where id = :id")
                .param("session", sessionId)
                .param("id", id)
                .update();
    }

    /** Counts a use that was refused; the subject, where the token was one of ours at all. */
    Optional<String> countReplay(byte[] hash) {
        return jdbc.sql("""
                        update bootstrap_token
                           set replays    = replays + 1
                         where token_hash = :hash
                        returning subject
                        """).param("hash", hash).query(String.class).optional();
    }

    /** Removes at most {@code limit} that ended a week ago, until when their use can be looked up. */
    int purge(int limit) {
        return jdbc.sql("""
                        delete from bootstrap_token
                         where id in (select id
                                        from bootstrap_token
                                       where expires_at < now() - interval '7 days'
                                       limit :limit
                                         for update skip locked)
                        """).param("limit", limit).update();
    }

    private static BootstrapToken toToken(ResultSet row, int number) throws SQLException {
        OffsetDateTime created = row.getObject("created_at", OffsetDateTime.class);
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        OffsetDateTime consumed = row.getObject("consumed_at", OffsetDateTime.class);
        return new BootstrapToken(
                row.getObject("id", UUID.class),
                new BootstrapPolicy(
                        row.getString("subject"),
                        row.getString("audience"),
                        Arrays.stream((String[]) row.getArray("scopes").getArray())
                                .map(Scope::parse)
                                .toList(),
                        new Limits(
                                (int) (expires.toEpochSecond() - created.toEpochSecond()),
                                row.getInt("refresh_seconds"),
                                row.getString("binding_identifier"),
                                row.getString("bound_to"))),
                expires.toInstant(),
                consumed == null ? null : consumed.toInstant(),
                row.getInt("replays"));
    }

    /** A used token and the session that it began. */
    record Retriable(BootstrapToken token, UUID sessionId) {}
}
