package org.chamicore.auth.provider;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chamicore.auth.provider.IdentityProvider.Mapping;
import org.chamicore.auth.role.Role;
import org.chamicore.auth.shape.TokenShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ProviderRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProviderRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<IdentityProvider> find(String name) {
        return jdbc.sql("""
                        select name, issuer, jwks_uri, audience, subject_claim, groups_claim, group_roles, token_shape, enabled
                          from identity_provider
                         where name = :name
                        """).param("name", name).query(this::toProvider).optional();
    }

    Optional<IdentityProvider> findEnabledByIssuer(String issuer) {
        return jdbc.sql("""
                        select name, issuer, jwks_uri, audience, subject_claim, groups_claim, group_roles, token_shape, enabled
                          from identity_provider
                         where issuer = :issuer
                           and enabled
                        """).param("issuer", issuer).query(this::toProvider).optional();
    }

    List<IdentityProvider> findAll() {
        return jdbc.sql("""
                        select name, issuer, jwks_uri, audience, subject_claim, groups_claim, group_roles, token_shape, enabled
                          from identity_provider
                         order by name
                        """).query(this::toProvider).list();
    }

    void put(IdentityProvider provider) {
        Mapping mapping = provider.mapping();
        jdbc.sql("""
                        insert into identity_provider (name, issuer, jwks_uri, audience, subject_claim, groups_claim
                                                     , group_roles, token_shape, enabled)
                        values (:name, :issuer, :jwksUri, :audience, :subjectClaim, :groupsClaim
                              , cast(:groupRoles as jsonb), :shape, :enabled)
                        on conflict (name) do update
                           set issuer        = excluded.issuer
                             , jwks_uri      = excluded.jwks_uri
                             , audience      = excluded.audience
                             , subject_claim = excluded.subject_claim
                             , groups_claim  = excluded.groups_claim
                             , group_roles   = excluded.group_roles
                             , token_shape   = excluded.token_shape
                             , enabled       = excluded.enabled
                        """)
                .param("name", provider.name())
                .param("issuer", provider.issuer())
                .param("jwksUri", provider.jwksUri())
                .param("audience", provider.audience())
                .param("subjectClaim", mapping.subjectClaim())
                .param("groupsClaim", mapping.groupsClaim())
                .param("groupRoles", json.writeValueAsString(mapping.groupRoles()))
                .param("shape", mapping.tokenShape().text())
                .param("enabled", mapping.enabled())
                .update();
    }

    void delete(String name) {
        jdbc.sql("delete from identity_provider where name = :name")
                .param("name", name)
                .update();
    }

    private IdentityProvider toProvider(ResultSet row, int number) throws SQLException {
        return new IdentityProvider(
                row.getString("name"),
                row.getString("issuer"),
                row.getString("jwks_uri"),
                row.getString("audience"),
                new Mapping(
                        row.getString("subject_claim"),
                        row.getString("groups_claim"),
                        json.readValue(row.getString("group_roles"), new TypeReference<Map<String, Role>>() {}),
                        TokenShape.parse(row.getString("token_shape")),
                        row.getBoolean("enabled")));
    }
}
