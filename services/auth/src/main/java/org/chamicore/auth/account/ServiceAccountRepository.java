package org.chamicore.auth.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chamicore.auth.role.Grants;
import org.chamicore.auth.role.Role;
import org.chamicore.auth.role.Scope;
import org.chamicore.auth.shape.TokenShape;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ServiceAccountRepository {

    private final JdbcClient jdbc;

    ServiceAccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds an account; empty when its client id is taken. */
    Optional<ServiceAccount> insert(ClientId clientId, String secretHash, Grants grants) {
        return jdbc.sql("""
                        insert into service_account (client_id, secret_hash, roles, scopes)
                        values (:clientId, :secretHash, cast(:roles as text[]), cast(:scopes as text[]))
                        on conflict (client_id) do nothing
                        returning client_id, roles, scopes, enabled, created_at, last_used_at, previous_secret_until
                        """)
                .param("clientId", clientId.value())
                .param("secretHash", secretHash)
                .param("roles", grants.roles().stream().map(Role::text).toArray(String[]::new))
                .param("scopes", grants.scopes().stream().map(Scope::text).toArray(String[]::new))
                .query(ServiceAccountRepository::toAccount)
                .optional();
    }

    Optional<ServiceAccount> find(ClientId clientId) {
        return jdbc.sql("""
                        select client_id, roles, scopes, enabled, created_at, last_used_at, previous_secret_until
                          from service_account
                         where client_id = :clientId
                        """)
                .param("clientId", clientId.value())
                .query(ServiceAccountRepository::toAccount)
                .optional();
    }

    /** At most {@code limit} accounts in the order of their ids, from behind {@code after} or from the first. */
    List<ServiceAccount> pageAfter(@Nullable ClientId after, int limit) {
        return jdbc.sql("""
                        select client_id, roles, scopes, enabled, created_at, last_used_at, previous_secret_until
                          from service_account
                         where cast(:after as text) is null
                            or client_id > :after
                         order by client_id
                         limit :limit
                        """)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(ServiceAccountRepository::toAccount)
                .list();
    }

    /** Removes an account; empty when there is none. */
    Optional<ServiceAccount> delete(ClientId clientId) {
        return jdbc.sql("""
                        delete from service_account
                         where client_id = :clientId
                        returning client_id, roles, scopes, enabled, created_at, last_used_at, previous_secret_until
                        """)
                .param("clientId", clientId.value())
                .query(ServiceAccountRepository::toAccount)
                .optional();
    }

    /** How an account proves itself; empty when there is none or it is disabled. */
    Optional<Credential> findCredential(ClientId clientId) {
        return jdbc.sql("""
                        select client_id
                             , secret_hash
                             , case when previous_secret_until > now() then previous_secret_hash end as previous_secret_hash
                             , roles
                             , scopes
                             , token_shape
                             , public_keys
                          from service_account
                         where client_id = :clientId
                           and enabled
                        """)
                .param("clientId", clientId.value())
                .query((row, number) -> new Credential(
                        new ClientId(row.getString("client_id")),
                        hashes(row),
                        grants(row),
                        TokenShape.parse(row.getString("token_shape")),
                        row.getString("public_keys")))
                .optional();
    }

    /** The account, which nobody else changes until the transaction ends; empty when there is none. */
    Optional<ServiceAccount> lock(ClientId clientId) {
        return jdbc.sql("""
                        select client_id, roles, scopes, enabled, created_at, last_used_at, previous_secret_until
                          from service_account
                         where client_id = :clientId
                           for update
                        """)
                .param("clientId", clientId.value())
                .query(ServiceAccountRepository::toAccount)
                .optional();
    }

    /** Makes the secret that was good so far the previous one, good for {@code overlap} more; none is where that is zero. */
    ServiceAccount rotate(ClientId clientId, String secretHash, Duration overlap) {
        return jdbc.sql("""
                        update service_account
                           set previous_secret_hash  = case when :seconds > 0 then secret_hash end
                             , previous_secret_until = case when :seconds > 0 then now() + make_interval(secs => :seconds) end
                             , secret_hash           = :secretHash
                         where client_id = :clientId
                        returning client_id, roles, scopes, enabled, created_at, last_used_at, previous_secret_until
                        """)
                .param("clientId", clientId.value())
                .param("secretHash", secretHash)
                .param("seconds", overlap.toSeconds())
                .query(ServiceAccountRepository::toAccount)
                .single();
    }

    ServiceAccount setEnabled(ClientId clientId, boolean enabled) {
        return jdbc.sql("""
                        update service_account
                           set enabled = :enabled
                         where client_id = :clientId
                        returning client_id, roles, scopes, enabled, created_at, last_used_at, previous_secret_until
                        """)
                .param("clientId", clientId.value())
                .param("enabled", enabled)
                .query(ServiceAccountRepository::toAccount)
                .single();
    }

    /** Remembers when accounts last got a token, by client id. */
    void touch(Map<String, Instant> uses) {
        jdbc.sql("""
                        update service_account
                           set last_used_at = greatest(last_used_at, used.at)
                          from unnest(cast(:clientIds as text[]), cast(:times as timestamptz[])) as used (client_id, at)
                         where service_account.client_id = used.client_id
                        """)
                .param("clientIds", uses.keySet().toArray(String[]::new))
                .param("times", uses.values().stream().map(Instant::toString).toArray(String[]::new))
                .update();
    }

    private static ServiceAccount toAccount(ResultSet row, int number) throws SQLException {
        return new ServiceAccount(
                new ClientId(row.getString("client_id")),
                grants(row),
                row.getBoolean("enabled"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("last_used_at", OffsetDateTime.class)),
                instant(row.getObject("previous_secret_until", OffsetDateTime.class)));
    }

    /** As {@link EitherSecret} takes them. */
    private static String hashes(ResultSet row) throws SQLException {
        String previous = row.getString("previous_secret_hash");
        return row.getString("secret_hash") + (previous == null ? "" : " " + previous);
    }

    private static Grants grants(ResultSet row) throws SQLException {
        return new Grants(
                Arrays.stream(texts(row, "roles")).map(Role::parse).toList(),
                Arrays.stream(texts(row, "scopes")).map(Scope::parse).toList());
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
