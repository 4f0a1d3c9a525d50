package org.chamicore.auth.session;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chamicore.auth.Browser;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions end, by their client's wish or because a token was stolen, and what is left of them. */
@ResourceLock("application")
class SessionEndTest extends SignedIn {

    @Nested
    class Revocation {

        @Test
        void endsTheSessionOfRefreshToken() {
            Map<String, Object> tokens = json(redeem(code()));

            assertThat(revoke("client_id=chamicore-cli", "token=" + tokens.get("refresh_token"))
                            .statusCode())
                    .isEqualTo(200);
            assertRefused(refresh(tokens), 400, "invalid_grant");
            assertThat(introspect(tokens)).isEqualTo(Map.of("active", false));
        }

        @Test
        void endsOneAccessToken() {
            Map<String, Object> tokens = json(redeem(code()));

            assertThat(revoke(
                                    "client_id=chamicore-cli",
                                    "token=" + tokens.get("access_token"),
                                    "token_type_hint=refresh_token")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(introspect(tokens)).isEqualTo(Map.of("active", false));
            assertThat(introspect(json(refresh(tokens)))).containsEntry("active", true);
        }

        @ParameterizedTest
        @ValueSource(strings = {"unknown", "a.b.c", "0123456789abcdef"})
        void saysYesToWhatIsNoToken(String token) {
            assertThat(revoke("client_id=chamicore-cli", "token=" + token).statusCode())
                    .isEqualTo(200);
        }

        @Test
        void refusesTokensOfOthers() {
            Map<String, Object> tokens = json(redeem(code()));

            assertThat(revoke("client_id=flow-app", "token=" + tokens.get("refresh_token"))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(introspect(tokens)).containsEntry("active", true);
        }

        @Test
        void wantsToken() {
            assertRefused(revoke("client_id=chamicore-cli"), 400, "invalid_request");
        }

        private HttpResponse<String> revoke(String... pairs) {
            return send(to("/oauth2/revoke")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(Browser.form(pairs))));
        }
    }

    @Nested
    class Followed {

        @Test
        void endOfASessionIsFollowedByWhoeverChecksTokens() {
            admin("PATCH", "/auth/v1/users/" + USER, "{\"roles\": [\"admin\"]}");
            Map<String, Object> first = json(redeem(code()));
            Map<String, Object> second = json(refresh(first));
            Object session = introspect(second).get("sid");
            assertThat(accounts(second)).isEqualTo(200);

            assertRefused(refresh(first), 400, "invalid_grant");

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(accounts(second)).isEqualTo(401));
            assertThat(audit("?type=token_reused&subject=" + session))
                    .singleElement(as(MAP))
                    .containsEntry("allowed", false);
        }

        @Test
        void loginsAndTokensAreInTheAuditLog() {
            browser.signIn(browser.get("/login"), USER, "wrong");
            redeem(code());

            assertThat(audit("?type=login&limit=2&subject=" + USER))
                    .extracting(entry -> entry.get("allowed"), entry -> entry.get("address"))
                    .containsExactly(tuple(true, "127.0.0.1"), tuple(false, "127.0.0.1"));
            assertThat(audit("?type=token&limit=1&subject=" + USER))
                    .singleElement(as(MAP))
                    .extractingByKey("details", as(MAP))
                    .containsEntry("grant", "session")
                    .containsEntry("client_id", "chamicore-cli");
        }

        private int accounts(Map<String, Object> tokens) {
            return send(to(ACCOUNTS).header("Authorization", "Bearer " + tokens.get("access_token")))
                    .statusCode();
        }

        @SuppressWarnings("unchecked")
        private List<Map<String, Object>> audit(String search) {
            return (List<Map<String, Object>>)
                    json(admin("GET", "/auth/v1/audit" + search, "")).get("events");
        }
    }
}
