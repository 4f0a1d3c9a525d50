package org.chamicore.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
        String read = asAdmin("/life");
        assertThat(read).contains("\"clientId\":\"life\"", "\"lastUsedAt\":").doesNotContain(secret, "hash");
        assertThat(asAdmin("")).contains("\"clientId\":\"life\"").doesNotContain(secret, "hash");

        assertThat(delete("life").statusCode()).isEqualTo(204);
        assertThat(json(send(request))).containsEntry("error", "invalid_client");
        assertThat(delete("life").statusCode()).isEqualTo(404);

        String token = (String) json(issued).get("access_token");
        assertThat(output.getAll()).doesNotContain(secret, token);
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
