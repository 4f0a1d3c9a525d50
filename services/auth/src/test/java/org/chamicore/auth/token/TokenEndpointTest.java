package org.chamicore.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chamicore.auth.WholeService;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** RFC 6749 as far as the client credentials grant goes, row by row of the reference's section 5.1. */
@ResourceLock("application")
class TokenEndpointTest extends WholeService {

    private static final String GRANT = "grant_type=client_credentials";
    private static final String VIEWER = basic("test-viewer", secret("viewer"));

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PasswordEncoder passwords;

    @Nested
    class Grants {

        @Test
        void tokenToClientWithSecretInHeader() {
            HttpResponse<String> answer = send(tokenRequest(GRANT).header("Authorization", VIEWER));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertNotStored(answer);
            assertThat(json(answer))
                    .containsEntry("token_type", "Bearer")
                    .containsEntry("expires_in", 3600L)
                    .containsEntry("scope", "smd.read bss.read cloudinit.read")
                    .containsOnlyKeys("access_token", "token_type", "expires_in", "scope");
        }

        @Test
        void tokenToClientWithSecretInBody() {
            assertThat(send(tokenRequest(GRANT, "client_id=test-viewer", "client_secret=" + secret("viewer")))
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void noRefreshToken() {
            assertThat(json(send(tokenRequest(GRANT).header("Authorization", VIEWER))))
                    .doesNotContainKey("refresh_token");
        }

        @Test
        void onlyScopesAskedFor() {
            assertThat(json(send(tokenRequest(GRANT, "scope=bss.read smd.read").header("Authorization", VIEWER))))
                    .containsEntry("scope", "smd.read bss.read");
        }

        @ParameterizedTest
        @CsvSource({"60", "600", "86400"})
        void lifetimeAskedFor(long seconds) {
            assertThat(json(send(
                            tokenRequest(GRANT, "lifetime_seconds=" + seconds).header("Authorization", VIEWER))))
                    .containsEntry("expires_in", seconds);
        }

        @Test
        void emptyParametersAsThoughTheyWereAbsent() {
            HttpResponse<String> answer = send(tokenRequest(GRANT, "scope=", "lifetime_seconds=", "client_secret=")
                    .header("Authorization", VIEWER));

            assertThat(json(answer)).containsEntry("expires_in", 3600L).containsKey("access_token");
        }

        @Test
        void unknownParametersIgnored() {
            assertThat(send(tokenRequest(GRANT, "colour=blue").header("Authorization", VIEWER))
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void basicCredentialsAreFormDecoded() {
            jdbc.sql("""
                    insert into service_account (client_id, secret_hash, roles, scopes)
                    values ('odd@name', :hash, array['service'], array[]::text[])
                    on conflict do nothing
                    """)
                    .param("hash", passwords.encode("100% +&=:ü secret of an odd account"))
                    .update();

            assertThat(send(tokenRequest(GRANT)
                                    .header("Authorization", basic("odd@name", "100% +&=:ü secret of an odd account")))
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void noProofOfPossessionThatNobodyWouldCheck() {
            HttpResponse<String> answer = send(
                    tokenRequest(GRANT).header("Authorization", VIEWER).header("DPoP", "eyJhbGciOiJub25lIn0.e30."));

            assertThat(json(answer)).containsEntry("token_type", "Bearer");
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "HEAD"})
        void otherMethods(String method) {
            HttpResponse<String> answer = send(to(TOKEN).method(method, BodyPublishers.noBody()));

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        }

        @ParameterizedTest
        @ValueSource(strings = {GRANT, "scope=smd.read", "lifetime_seconds=60", "client_id=test-viewer", "colour=blue"})
        void parameterSentTwice(String pair) {
            assertRefused(
                    send(tokenRequest(GRANT, pair, pair).header("Authorization", VIEWER)), 400, "invalid_request");
        }

        @Test
        void twoWaysOfProof() {
            assertRefused(
                    send(tokenRequest(GRANT, "client_id=test-viewer", "client_secret=" + secret("viewer"))
                            .header("Authorization", VIEWER)),
                    400,
                    "invalid_request");
        }

        @Test
        void twoAuthorizationHeaders() {
            assertRefused(
                    send(tokenRequest(GRANT).header("Authorization", VIEWER).header("Authorization", VIEWER)),
                    400,
                    "invalid_request");
        }

        @Test
        void parametersInTheAddress() {
            HttpResponse<String> answer =
                    send(to(TOKEN + "?" + GRANT + "&client_id=test-viewer&client_secret=" + secret("viewer"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.noBody()));

            assertRefused(answer, 400, "invalid_request");
        }

        @ParameterizedTest
        @ValueSource(strings = {"application/json", "multipart/form-data; boundary=x", "text/plain", "nonsense"})
        void bodiesThatAreNoForm(String type) {
            assertRefused(
                    send(to(TOKEN)
                            .header("Content-Type", type)
                            .header("Authorization", VIEWER)
                            .POST(BodyPublishers.ofString("{\"grant_type\": \"client_credentials\"}"))),
                    400,
                    "invalid_request");
        }

        @ParameterizedTest
        @ValueSource(strings = {"%zz=1", "grant_type=%e0%a4%a"})
        void formsThatAreNotEncoded(String body) {
            assertRefused(
                    send(to(TOKEN)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Authorization", VIEWER)
                            .POST(BodyPublishers.ofString(body))),
                    400,
                    "invalid_request");
        }

        @Test
        void missingGrantType() {
            assertRefused(send(tokenRequest("scope=smd.read").header("Authorization", VIEWER)), 400, "invalid_request");
        }

        @Test
        void emptyGrantType() {
            assertRefused(send(tokenRequest("grant_type=").header("Authorization", VIEWER)), 400, "invalid_request");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "nonsense",
                    "password",
                    "urn:ietf:params:oauth:grant-type:device_code",
                    "urn:ietf:params:oauth:grant-type:jwt-bearer"
                })
        void grantsThatAreNotSupported(String grant) {
            assertRefused(
                    send(tokenRequest("grant_type=" + grant, "code=x", "refresh_token=x", "device_code=x")
                            .header("Authorization", VIEWER)),
                    400,
                    "unsupported_grant_type");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"smd.write", "smd.read smd.write", "auth.read", "nonsense", "SMD.READ", "smd.read  bss.read"
                })
        void scopesBeyondThoseGranted(String scope) {
            assertRefused(
                    send(tokenRequest(GRANT, "scope=" + scope).header("Authorization", VIEWER)), 400, "invalid_scope");
        }

        @ParameterizedTest
        @ValueSource(strings = {"59", "86401", "0", "-1", "1.5", "1h", "99999999999999999999", "٦٠٠"})
        void lifetimesOutOfBounds(String lifetime) {
            assertRefused(
                    send(tokenRequest(GRANT, "lifetime_seconds=" + lifetime).header("Authorization", VIEWER)),
                    400,
                    "invalid_request");
        }

        @Test
        void wrongSecretInHeader() {
            HttpResponse<String> answer =
                    send(tokenRequest(GRANT).header("Authorization", basic("test-viewer", "wrong")));

            assertRefused(answer, 401, "invalid_client");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"chamicore\"");
        }

        @Test
        void whoIsRefusedStandsInTheAuditLog() {
            send(tokenRequest("grant_type=client_credentials")
                    .header("Authorization", basic("audited-nobody", "wrong")));

            HttpResponse<String> log = send(to("/auth/v1/audit?limit=1&type=token&subject=audited-nobody")
                    .header("Authorization", "Bearer " + token("admin")));
            assertThat(log.body()).contains("\"allowed\":false", "\"details\":{\"reason\":\"invalid_client\"}");
        }

        @Test
        void wrongSecretInBody() {
            assertRefused(
                    send(tokenRequest(GRANT, "client_id=test-viewer", "client_secret=wrong")), 401, "invalid_client");
        }

        @Test
        void clientWithoutProof() {
            assertRefused(send(tokenRequest(GRANT)), 401, "invalid_client");
            assertRefused(send(tokenRequest(GRANT, "client_id=test-viewer")), 401, "invalid_client");
            assertRefused(send(tokenRequest(GRANT).header("Authorization", "Bearer x")), 401, "invalid_client");
        }

        @Test
        void disabledAccount() {
            jdbc.sql("""
                    insert into service_account (client_id, secret_hash, roles, scopes, enabled)
                    values ('disabled', :hash, array['service'], array[]::text[], false)
                    on conflict do nothing
                    """)
                    .param("hash", passwords.encode("secret of a disabled account"))
                    .update();

            assertRefused(
                    send(tokenRequest(GRANT)
                            .header("Authorization", basic("disabled", "secret of a disabled account"))),
                    401,
                    "invalid_client");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Basic", "Basic !!!", "Basic Og==", "Basic dGVzdA==", "Basic JXp6OiV6eg=="})
        void headersThatAreNotEncoded(String header) {
            HttpResponse<String> answer = send(tokenRequest(GRANT).header("Authorization", header));

            assertRefused(answer, 400, "invalid_request");
        }

        @Test
        void formOverItsBound() {
            byte[] large =
                    ("grant_type=client_credentials&x=" + "y".repeat(70_000)).getBytes(StandardCharsets.US_ASCII);
            List.of(
                            BodyPublishers.ofByteArray(large),
                            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                    .forEach(body -> {
                        HttpResponse<String> answer = send(to(TOKEN)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Authorization", VIEWER)
                                .POST(body));

                        assertRefused(answer, 413, "invalid_request");
                    });
        }
    }

    @Nested
    class SaysTheSame {

        @Test
        void ofWrongSecretAndUnknownClient() {
            HttpResponse<String> wrong =
                    send(tokenRequest(GRANT).header("Authorization", basic("test-viewer", "wrong")));
            HttpResponse<String> unknown = send(tokenRequest(GRANT).header("Authorization", basic("nobody", "wrong")));
            HttpResponse<String> malformed =
                    send(tokenRequest(GRANT).header("Authorization", basic("no such form!", "wrong")));

            assertThat(unknown.body()).isEqualTo(wrong.body()).isEqualTo(malformed.body());
            assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(malformed.statusCode());
            assertThat(unknown.headers().map().keySet())
                    .isEqualTo(wrong.headers().map().keySet());
        }
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer)).containsEntry("error", error);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent()).isEqualTo(status == 401);
        assertNotStored(answer);
    }

    private static void assertNotStored(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("Pragma")).hasValue("no-cache");
    }
}
