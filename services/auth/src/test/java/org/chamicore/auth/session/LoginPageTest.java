package org.chamicore.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.chamicore.auth.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The page on which people sign in, and what it does not let others do. */
@ResourceLock("application")
class LoginPageTest extends SignedIn {

    @Test
    void tellsNothingApart() {
        HttpResponse<String> page = browser.get("/login");
        HttpResponse<String> wrong = browser.signIn(page, USER, "wrong");
        HttpResponse<String> unknown = browser.signIn(page, "nobody", "wrong");

        assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("That name and password do not belong together.");
    }

    @Test
    void cannotBeFramedAndRunsNoScript() {
        HttpResponse<String> page = browser.get("/login");

        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.body()).doesNotContain("<script");
        assertThat(browser.get("/login.css").headers().firstValue("Content-Type"))
                .hasValue("text/css;charset=UTF-8");
    }

    @Test
    void refusesFormsOfOthers() {
        browser.get("/login");

        assertThat(browser.post("/login", "username=" + USER, "password=" + PASSWORD)
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.post("/logout", "_csrf=forged").statusCode()).isEqualTo(400);
    }

    @Test
    void leadsNowhereElse() {
        HttpResponse<String> page = browser.get("/login?continue=https%3A%2F%2Fevil.example.org");

        assertThat(Browser.location(browser.signIn(page, USER, PASSWORD))).isEqualTo("/login");
        assertThat(browser.get("/login").body()).contains("You are signed in");
    }

    @Test
    void cookiesGoToNobodyElse() {
        HttpResponse<String> page = browser.get("/login");
        HttpResponse<String> signedIn = browser.signIn(page, USER, PASSWORD);

        for (HttpResponse<String> answer : List.of(page, signedIn)) {
            assertThat(answer.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                    .contains("HttpOnly", "SameSite=Lax"));
        }
    }

    @Test
    void signsOut() {
        HttpResponse<String> signedIn = browser.follow(browser.signIn(browser.get("/login"), USER, PASSWORD));
        browser.post("/logout", "_csrf=" + Browser.hidden(signedIn, "_csrf"));

        assertThat(browser.get("/login").body()).contains("<h1>Sign in</h1>");
    }

    @Test
    void makesThoseWaitWhoFailedTooOften() {
        jdbc.sql("""
                insert into failed_attempt (key, failures, last_at, blocked_until)
                values ('user flow-user', 9, now(), now() + interval '1 minute')
                on conflict (key) do update
                   set blocked_until = excluded.blocked_until
                """).update();
        HttpResponse<String> answer = browser.signIn(browser.get("/login"), USER, PASSWORD);
        jdbc.sql("delete from failed_attempt where key = 'user flow-user'").update();

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(50, 60);
    }
}
