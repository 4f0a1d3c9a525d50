package org.chamicore.auth.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chamicore.auth.role.Grants;
import org.chamicore.auth.role.Role;
import org.chamicore.auth.role.Scope;
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
                        returning client_id, roles, scopes, enabled, created_at, last_used_at
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
                        select client_id, roles, scopes, enabled, created_at, last_used_at
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
                        select client_id, roles, scopes, enabled, created_at, last_used_at
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
                        returning client_id, roles, scopes, enabled, created_at, last_used_at
                        """)
                .param("clientId", clientId.value())
                .query(ServiceAccountRepository::toAccount)
                .optional();
    }

    /** How an account proves itself; empty when there is none or it is disabled. */
    Optional<Credential> findCredential(ClientId clientId) {
        return jdbc.sql("""
                        select client_id, secret_hash, roles, scopes
                          from service_account
                         where client_id = :clientId
                           and enabled
                        """)
                .param("clientId", clientId.value())
                .query((row, number) -> new Credential(
                        new ClientId(row.getString("client_id")), row.getString("secret_hash"), grants(row)))
                .optional();
    }

    /** Remembers that the account got a token; writes once a minute at most, however many it gets. */
    void touch(ClientId clientId) {
        jdbc.sql("""
                        update service_account
                           set last_used_at = now()
                         where client_id = :clientId
                           and (last_used_at is null or last_used_at < now() - interval '1 minute')
                        """).param("clientId", clientId.value()).update();
    }

    private static ServiceAccount toAccount(ResultSet row, int number) throws SQLException {
        return new ServiceAccount(
                new ClientId(row.getString("client_id")),
                grants(row),
                row.getBoolean("enabled"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("last_used_at", OffsetDateTime.class)));
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
