package org.chamicore.auth.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chamicore.auth.role.Role;
import org.chamicore.auth.user.LocalUser.Profile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UserRepository {

    private final JdbcClient jdbc;

    UserRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a user; empty when the name is taken. */
    Optional<LocalUser> insert(Username username, Profile profile, String hash) {
        return jdbc.sql("""
                        insert into local_user (username, display_name, password_hash, roles, enabled)
                        values (:username, :displayName, :hash, cast(:roles as text[]), :enabled)
                        on conflict (username) do nothing
                        returning username, display_name, roles, enabled, created_at, last_login_at
                        """)
                .param("username", username.value())
                .param("displayName", profile.displayName())
                .param("hash", hash)
                .param("roles", texts(profile.roles()))
                .param("enabled", profile.enabled())
                .query(UserRepository::toUser)
                .optional();
    }

    Optional<LocalUser> find(Username username) {
        return jdbc.sql("""
                        select username, display_name, roles, enabled, created_at, last_login_at
                          from local_user
                         where username = :username
                        """)
                .param("username", username.value())
                .query(UserRepository::toUser)
                .optional();
    }

    /** The user, for the transaction that runs alone. */
    Optional<LocalUser> findForUpdate(Username username) {
        return jdbc.sql("""
                        select username, display_name, roles, enabled, created_at, last_login_at
                          from local_user
                         where username = :username
                           for update
                        """)
                .param("username", username.value())
                .query(UserRepository::toUser)
                .optional();
    }

    List<LocalUser> pageAfter(@Nullable Username after, int limit) {
        return jdbc.sql("""
                        select username, display_name, roles, enabled, created_at, last_login_at
                          from local_user
                         where cast(:after as text) is null
                            or username > :after
                         order by username
                         limit :limit
                        """)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(UserRepository::toUser)
                .list();
    }

    LocalUser update(Username username, Profile profile, @Nullable String hash) {
        return jdbc.sql("""
                        update local_user
                           set display_name    = :displayName
                             , roles           = cast(:roles as text[])
                             , enabled         = :enabled
                             , password_hash   = coalesce(cast(:hash as text), password_hash)
                             , password_set_at = case when cast(:hash as text) is null then password_set_at else now() end
                         where username        = :username
                        returning username, display_name, roles, enabled, created_at, last_login_at
                        """)
                .param("username", username.value())
                .param("displayName", profile.displayName())
                .param("roles", texts(profile.roles()))
                .param("enabled", profile.enabled())
                .param("hash", hash)
                .query(UserRepository::toUser)
                .single();
    }

    void delete(Username username) {
        jdbc.sql("delete from local_user where username = :username")
                .param("username", username.value())
                .update();
    }

    /** The hash of an enabled user's password. */
    Optional<String> findPasswordHash(Username username) {
        return jdbc.sql("select password_hash from local_user where username = :username and enabled")
                .param("username", username.value())
                .query(String.class)
                .optional();
    }

    void insertLogin(Username username, byte[] cookieHash, Duration life) {
        jdbc.sql("""
                        with login as (
                            insert into browser_login (cookie_hash, username, expires_at)
                            values (:hash, :username, now() + make_interval(secs => :seconds))
                        )
                        update local_user
                           set last_login_at = now()
                         where username      = :username
                        """)
                .param("hash", cookieHash)
                .param("username", username.value())
                .param("seconds", life.toSeconds())
                .update();
    }

    /** The enabled user of a browser, and since when. */
    Optional<BrowserLogin> findLogin(byte[] cookieHash) {
        return jdbc.sql("""
                        select username, browser_login.created_at
                          from browser_login
                          join local_user using (username)
                         where cookie_hash = :hash
                           and expires_at  > now()
                           and enabled
                        """)
                .param("hash", cookieHash)
                .query((row, number) -> new BrowserLogin(
                        row.getString("username"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void deleteLogin(byte[] cookieHash) {
        jdbc.sql("delete from browser_login where cookie_hash = :hash")
                .param("hash", cookieHash)
                .update();
    }

    void deleteLogins(Username username) {
        jdbc.sql("delete from browser_login where username = :username")
                .param("username", username.value())
                .update();
    }

    /** Removes at most {@code limit} logins that ended. */
    int purgeLogins(int limit) {
        return jdbc.sql("""
                        delete from browser_login
                         where cookie_hash in (select cookie_hash
                                                 from browser_login
                                                where expires_at < now()
                                                limit :limit
                                                  for update skip locked)
                        """).param("limit", limit).update();
    }

    private static String[] texts(List<Role> roles) {
        return roles.stream().map(Role::text).toArray(String[]::new);
    }

    private static LocalUser toUser(ResultSet row, int number) throws SQLException {
        return new LocalUser(
                new Username(row.getString("username")),
                new Profile(
                        row.getString("display_name"),
                        Arrays.stream((String[]) row.getArray("roles").getArray())
                                .map(Role::parse)
                                .toList(),
                        row.getBoolean("enabled")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("last_login_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
