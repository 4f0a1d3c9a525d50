package org.chamicore.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.chamicore.auth.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether people are asked again, or not at all, as an application wishes: {@code prompt} of OpenID Connect Core, section 3.1.2.1. */
@ResourceLock("application")
class PromptTest extends SignedIn {

    private static final String LOGIN = "/login?continue=";
    private static final String BACK = "https://app.example.org/back";

    @Test
    void noneIsAnsweredWithoutAPage() {
        assertThat(ask("&prompt=none"))
                .startsWith(CALLBACK + "?error=login_required&")
                .endsWith("&state=s");
        code();
        assertThat(ask("&prompt=none")).startsWith(CALLBACK + "?code=").endsWith("&state=s");
    }

    @Test
    void noneForALoginThatIsOlderThanAllowed() {
        code();
        jdbc.sql("update browser_login set created_at = now() - interval '2 hours' where username = :user")
                .param("user", USER)
                .update();

        assertThat(ask("&prompt=none&max_age=3600")).startsWith(CALLBACK + "?error=login_required&");
        assertThat(ask("&prompt=none&max_age=10000")).startsWith(CALLBACK + "?code=");
    }

    @Test
    void noneWhereNobodyHasConsented() {
        code();

        assertThat(Browser.location(askByAnother("&prompt=none"))).startsWith(BACK + "?error=consent_required&");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none%20login", "none%20consent", "login%20none"})
    void noneAndSomethingElse(String prompt) {
        code();

        assertThat(ask("&prompt=" + prompt)).startsWith(CALLBACK + "?error=invalid_request&");
    }

    /** However short a while ago somebody signed in; and once, not again and again. */
    @ParameterizedTest
    @ValueSource(strings = {"login", "select_account", "select_account%20login"})
    void loginIsAskedForAgainOnce(String prompt) {
        code();

        HttpResponse<String> page = browser.get(asked(prompt));
        assertThat(Browser.location(page)).startsWith(LOGIN);
        assertThat(Browser.location(browser.follow(browser.signIn(browser.follow(page), USER, PASSWORD))))
                .startsWith(CALLBACK + "?code=")
                .endsWith("&state=s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login%20consent", "consent%20login"})
    void loginAndConsentAreAskedForOneAfterTheOther(String prompt) {
        code();

        HttpResponse<String> page = browser.follow(browser.get(asked(prompt)));
        assertThat(Browser.location(browser.follow(browser.signIn(page, USER, PASSWORD))))
                .startsWith(ISSUER + "/consent?");
    }

    @Test
    void whoDoesNotSignInAgainGetsNoCode() {
        code();
        HttpResponse<String> form = browser.follow(browser.get(asked("login")));

        assertThat(browser.signIn(form, USER, "wrong").statusCode()).isEqualTo(401);
        assertThat(ask("&prompt=login")).startsWith(LOGIN);
    }

    @Test
    void consentIsAskedForAgain() {
        code();
        HttpResponse<String> consent = browser.follow(askByAnother(""));
        browser.post(
                "/oauth2/authorize",
                "client_id=flow-app",
                "state=" + Browser.hidden(consent, "state"),
                "scope=smd.read",
                "scope=openid");
        assertThat(Browser.location(askByAnother(""))).startsWith(BACK + "?code=");

        HttpResponse<String> again = askByAnother("&prompt=consent");

        assertThat(browser.follow(again).body()).contains("see the inventory of nodes");
        HttpResponse<String> allowed = browser.post(
                "/oauth2/authorize",
                "client_id=flow-app",
                "state=" + Browser.hidden(browser.follow(again), "state"),
                "scope=smd.read",
                "scope=openid");
        assertThat(Browser.location(allowed)).startsWith(BACK + "?code=");
    }

    /** Threat 23: nothing is fetched, and nobody is led to where the request does not say that the application is. */
    @Test
    void requestObjectsAreNotTakenByAddressNorByValue() {
        code();

        assertThat(browser.get("/oauth2/authorize?client_id=chamicore-cli&request_uri=http%3A%2F%2F127.0.0.1%3A1%2Fr")
                        .statusCode())
                .isEqualTo(400);
        assertThat(ask("&request=eyJhbGciOiJub25lIn0.e30.")).startsWith(CALLBACK + "?error=request_not_supported&");
    }

    /** OpenID Connect wants the endpoint to take both. */
    @Test
    void requestByPost() {
        String[] asked = request("chamicore-cli", CALLBACK, "openid").split("\\?", 2);
        String[] pairs = asked[1].replace("%3A", ":").replace("%2F", "/").split("&", -1);

        HttpResponse<String> page = browser.post(asked[0], pairs);
        assertThat(Browser.location(browser.follow(browser.signIn(browser.follow(page), USER, PASSWORD))))
                .startsWith(CALLBACK + "?code=");
        assertThat(Browser.location(browser.post(asked[0], pairs))).startsWith(CALLBACK + "?code=");
    }

    private String ask(String more) {
        return Browser.location(browser.get(request("chamicore-cli", CALLBACK, "openid") + more));
    }

    private String asked(String prompt) {
        return request("chamicore-cli", CALLBACK, "openid") + "&prompt=" + prompt;
    }

    private HttpResponse<String> askByAnother(String more) {
        return browser.get(request("flow-app", BACK, "openid%20smd.read") + more);
    }

    private String request(String client, String callback, String scope) {
        return "/oauth2/authorize?response_type=code&state=s&client_id=" + client + "&scope=" + scope + "&redirect_uri="
                + callback.replace(":", "%3A").replace("/", "%2F") + "&code_challenge_method=S256&code_challenge="
                + pkce.challenge();
    }
}
