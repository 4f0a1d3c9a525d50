package org.chamicore.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators and tools see of the service, without a token. */
@ResourceLock("application")
class OperationsTest extends WholeService {

    @Test
    void healthNamesServiceAndSchema() {
        HttpResponse<String> answer = send(to("/health"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(answer.body(), "$.status")).isEqualTo("UP");
        assertThat(JsonPath.<String>read(answer.body(), "$.components.service.details.name"))
                .isEqualTo("auth");
        assertThat(JsonPath.<String>read(answer.body(), "$.components.database.details.schema"))
                .isEqualTo("auth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/liveness", "/health/readiness", "/metrics"})
    void probesAndScrapersNeedNoToken(String path) {
        assertThat(send(to(path)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/oauth2/token,                            post",
        "/.well-known/jwks.json,                   get",
        "/.well-known/openid-configuration,        get",
        "/.well-known/oauth-authorization-server,  get",
        "/auth/v1/service-accounts,                get",
        "/auth/v1/service-accounts,                post",
        "/auth/v1/service-accounts/{clientId},     get",
        "/auth/v1/service-accounts/{clientId},     delete"
    })
    void apiIsDescribed(String path, String method) {
        assertThat(JsonPath.<Object>read(send(to("/openapi.json")).body(), "$.paths['%s'].%s".formatted(path, method)))
                .isNotNull();
    }

    @Test
    void unknownPathIsAProblemDocument() {
        HttpResponse<String> answer = send(to("/auth/v1/nothing"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
