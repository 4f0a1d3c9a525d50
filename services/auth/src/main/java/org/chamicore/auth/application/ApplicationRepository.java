package org.chamicore.auth.application;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chamicore.auth.application.Application.Spec;
import org.chamicore.auth.role.Scope;
import org.chamicore.auth.shape.TokenShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApplicationRepository {

    private final JdbcClient jdbc;

    ApplicationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Application> find(String clientId) {
        return jdbc.sql("""
                        select client_id, name, redirect_uris, scopes, token_shape, asks_consent
                          from application
                         where client_id = :clientId
                        """)
                .param("clientId", clientId)
                .query(ApplicationRepository::toApplication)
                .optional();
    }

    List<Application> findAll() {
        return jdbc.sql("""
                        select client_id, name, redirect_uris, scopes, token_shape, asks_consent
                          from application
                         order by client_id
                        """).query(ApplicationRepository::toApplication).list();
    }

    /** Whether a service account has that name, which would make two of one. */
    boolean isServiceAccount(String clientId) {
        return jdbc.sql("select exists (select 1 from service_account where client_id = :clientId)")
                .param("clientId", clientId)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    void put(Application application) {
        Spec spec = application.spec();
        jdbc.sql("""
                        insert into application (client_id, name, redirect_uris, scopes, token_shape, asks_consent)
                        values (:clientId, :name, cast(:redirectUris as text[]), cast(:scopes as text[]), :shape, :asks)
                        on conflict (client_id) do update
                           set name          = excluded.name
                             , redirect_uris = excluded.redirect_uris
                             , scopes        = excluded.scopes
                             , token_shape   = excluded.token_shape
                             , asks_consent  = excluded.asks_consent
                        """)
                .param("clientId", application.clientId())
                .param("name", spec.name())
                .param(
                        "redirectUris",
                        spec.redirectUris().stream().map(URI::toString).toArray(String[]::new))
                .param("scopes", spec.scopes().stream().map(Scope::text).toArray(String[]::new))
                .param("shape", spec.tokenShape().text())
                .param("asks", spec.asksConsent())
                .update();
    }

    void delete(String clientId) {
        jdbc.sql("delete from application where client_id = :clientId")
                .param("clientId", clientId)
                .update();
    }

    Set<String> findConsent(String clientId, String username) {
        return jdbc.sql("""
                        select unnest(scopes)
                          from consent
                         where client_id = :clientId
                           and username  = :username
                        """)
                .param("clientId", clientId)
                .param("username", username)
                .query(String.class)
                .set();
    }

    void putConsent(String clientId, String username, Set<String> scopes) {
        jdbc.sql("""
                        insert into consent (client_id, username, scopes)
                        values (:clientId, :username, cast(:scopes as text[]))
                        on conflict (client_id, username) do update
                           set scopes   = excluded.scopes
                             , given_at = now()
                        """)
                .param("clientId", clientId)
                .param("username", username)
                .param("scopes", scopes.toArray(String[]::new))
                .update();
    }

    void deleteConsent(String clientId, String username) {
        jdbc.sql("delete from consent where client_id = :clientId and username = :username")
                .param("clientId", clientId)
                .param("username", username)
                .update();
    }

    private static Application toApplication(ResultSet row, int number) throws SQLException {
        return new Application(
                row.getString("client_id"),
                new Spec(
                        row.getString("name"),
                        Arrays.stream(texts(row, "redirect_uris"))
                                .map(URI::create)
                                .toList(),
                        Arrays.stream(texts(row, "scopes")).map(Scope::parse).toList(),
                        TokenShape.parse(row.getString("token_shape")),
                        row.getBoolean("asks_consent")));
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }
}
