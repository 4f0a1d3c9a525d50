package org.chamicore.auth.account;

import java.util.Optional;
import org.chamicore.auth.shape.TokenShape;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Repository
class TokenSettingsRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TokenSettingsRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<AccountTokenSettings> find(ClientId clientId) {
        return jdbc.sql("""
                        select token_shape
                             , public_keys
                          from service_account
                         where client_id = :clientId
                        """)
                .param("clientId", clientId.value())
                .query((row, number) -> new AccountTokenSettings(
                        TokenShape.parse(row.getString("token_shape")), parse(row.getString("public_keys"))))
                .optional();
    }

    void update(ClientId clientId, AccountTokenSettings settings) {
        jdbc.sql("""
                        update service_account
                           set token_shape = :shape
                             , public_keys = cast(:keys as jsonb)
                         where client_id   = :clientId
                        """)
                .param("shape", settings.tokenShape().text())
                .param(
                        "keys",
                        settings.publicKeys() == null
                                ? null
                                : settings.publicKeys().toString())
                .param("clientId", clientId.value())
                .update();
    }

    private @Nullable JsonNode parse(@Nullable String keys) {
        return keys == null ? null : json.readTree(keys);
    }
}
