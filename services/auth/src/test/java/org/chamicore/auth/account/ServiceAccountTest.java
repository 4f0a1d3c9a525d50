package org.chamicore.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chamicore.auth.WholeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An account's life, through the API alone, and what it leaves in the database and the log. */
@ResourceLock("application")
@ExtendWith(OutputCaptureExtension.class)
class ServiceAccountTest extends WholeService {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void accountGetsTokensFromItsCreationToItsDeletion(CapturedOutput output) {
        HttpResponse<String> created =
                create("{\"clientId\": \"life\", \"roles\": [\"viewer\"], \"scopes\": [\"auth.read\"]}");
        assertThat(created.statusCode()).isEqualTo(201);
        String secret = (String) json(created).get("secret");
        var request = tokenRequest("grant_type=client_credentials").header("Authorization", basic("life", secret));

        HttpResponse<String> issued = send(request);
        assertThat(json(issued)).containsEntry("scope", "smd.read bss.read cloudinit.read auth.read");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(asAdmin("/life")).contains("\"lastUsedAt\":"));
        assertThat(asAdmin("/life")).contains("\"clientId\":\"life\"").doesNotContain(secret, "hash");
        assertThat(asAdmin("")).contains("\"clientId\":\"life\"").doesNotContain(secret, "hash");

        assertThat(delete("life").statusCode()).isEqualTo(204);
        assertThat(json(send(request))).containsEntry("error", "invalid_client");
        assertThat(delete("life").statusCode()).isEqualTo(404);

        String token = (String) json(issued).get("access_token");
        assertThat(output.getAll()).doesNotContain(secret, token);
    }

    @Test
    void bothSecretsAreGoodWhileOneIsRotatedUnlessItLeaked() {
        String first = (String) json(create("{\"clientId\": \"turning\", \"roles\": [\"service\"]}"))
                .get("secret");
        HttpResponse<String> rotated = post("/turning/secret", "");
        assertThat(rotated.statusCode()).isEqualTo(200);
        assertThat(rotated.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(json(rotated)).containsKeys("secret", "previousSecretUntil");
        String second = (String) json(rotated).get("secret");
        assertThat(issue("turning", first)).containsKey("access_token");
        assertThat(issue("turning", second)).containsKey("access_token");

        String third = (String)
                json(post("/turning/secret", "{\"overlapSeconds\": 0}")).get("secret");
        assertThat(issue("turning", first)).containsEntry("error", "invalid_client");
        assertThat(issue("turning", second)).containsEntry("error", "invalid_client");
        assertThat(issue("turning", third)).containsKey("access_token");

        assertThat(post("/turning/secret", "{\"overlapSeconds\": -1}").statusCode())
                .isEqualTo(400);
        assertThat(post("/turning/secret", "{\"overlapSeconds\": 99999999}").statusCode())
                .isEqualTo(400);
        assertThat(post("/nobody/secret", "").statusCode()).isEqualTo(404);
        delete("turning");
    }

    @Test
    void disabledAccountsGetNoTokensAndThoseTheyHaveAreRefused() {
        String secret = (String) json(create("{\"clientId\": \"idle\", \"scopes\": [\"auth.read\"]}"))
                .get("secret");
        String token = (String) issue("idle", secret).get("access_token");
        assertThat(send(with(token)).statusCode()).isEqualTo(200);

        assertThat(json(post("/idle/disable", ""))).containsEntry("enabled", false);
        assertThat(issue("idle", secret)).containsEntry("error", "invalid_client");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(send(with(token)).statusCode()).isEqualTo(401));

        assertThat(json(post("/idle/enable", ""))).containsEntry("enabled", true);
        assertThat(send(with(token)).statusCode()).isEqualTo(401);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        send(with((String) issue("idle", secret).get("access_token")))
                                .statusCode())
                .isEqualTo(200)); // what is issued within the second of the revocation is refused, too
        assertThat(post("/nobody/disable", "").statusCode()).isEqualTo(404);
        delete("idle");
    }

    @Test
    void rolesThatThePolicyDoesNotNameAreRefused() {
        HttpResponse<String> refused = create("{\"clientId\": \"odd\", \"roles\": [\"plumber\"]}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused)).containsEntry("type", "urn:problem:auth:no-such-role");
    }

    private static HttpRequest.Builder with(String token) {
        return to(ACCOUNTS).header("Authorization", "Bearer " + token);
    }

    private static Map<String, Object> issue(String clientId, String secret) {
        return json(
                send(tokenRequest("grant_type=client_credentials").header("Authorization", basic(clientId, secret))));
    }

    private static HttpResponse<String> post(String path, String body) {
        return send(to(ACCOUNTS + path)
                .header("Authorization", "Bearer " + token("admin"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void everyChangeIsLoggedWithoutSecretAndHash() {
        String secret = (String) json(create("{\"clientId\": \"logged\", \"roles\": [\"service\"]}"))
                .get("secret");
        delete("logged");

        List<Map<String, Object>> changes = jdbc.sql("""
                        select actor
                             , request_id
                             , cast(before as text) as before
                             , cast(after as text) as after
                          from change_log
                         where kind = 'service_account'
                           and key = 'logged'
                         order by position
                        """).query().listOfRows();
        assertThat(changes).hasSize(2).allSatisfy(change -> {
            assertThat(change).containsEntry("actor", "test-admin");
            assertThat((String) change.get("request_id")).hasSizeGreaterThan(8);
            assertThat(change.toString()).doesNotContain(secret, "hash", "sha256");
        });
        assertThat(changes.get(0))
                .containsEntry("before", null)
                .extractingByKey("after")
                .asString()
                .contains("service");
        assertThat(changes.get(1))
                .containsEntry("after", null)
                .extractingByKey("before")
                .asString()
                .contains("service");
    }

    @Test
    void accountsOfTheFileAreThereAndLoggedAsOurs() {
        assertThat(jdbc.sql("select actor from change_log where kind = 'service_account' and key = 'test-admin'")
                        .query(String.class)
                        .list())
                .containsExactly("auth");
    }

    @Test
    void clientIdIsTakenOnce() {
        assertThat(create("{\"clientId\": \"test-admin\", \"roles\": [\"viewer\"]}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void pagesFollowEachOther() {
        Map<String, Object> first = json(send(to(ACCOUNTS + "?limit=1").header("Authorization", admin())));
        Map<String, Object> second = json(
                send(to(ACCOUNTS + "?limit=1000&after=" + first.get("next")).header("Authorization", admin())));

        assertThat((List<?>) first.get("serviceAccounts")).hasSize(1);
        assertThat((List<?>) second.get("serviceAccounts")).hasSizeGreaterThanOrEqualTo(3);
    }

    private static HttpResponse<String> create(String body) {
        return send(to(ACCOUNTS)
                .header("Authorization", admin())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> delete(String clientId) {
        return send(
                to(ACCOUNTS + "/" + clientId).header("Authorization", admin()).DELETE());
    }

    private static String asAdmin(String path) {
        return send(to(ACCOUNTS + path).header("Authorization", admin())).body();
    }

    private static String admin() {
        return "Bearer " + token("admin");
    }
}
