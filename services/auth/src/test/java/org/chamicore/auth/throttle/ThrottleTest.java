package org.chamicore.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.chamicore.auth.WholeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever guesses has to wait, even with the right secret; the reference's threats 13 and 14. */
@ResourceLock("application")
class ThrottleTest extends WholeService {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void accountHasToWait() {
        block("client test-operator");
        HttpResponse<String> answer = ask("10.7.0.1");
        unblock("client test-operator");

        assertSlowed(answer);
        assertThat(ask("10.7.0.1").statusCode()).isEqualTo(200);
    }

    @Test
    void addressHasToWaitWhateverItTriesAndOthersDoNot() {
        block("address 10.7.0.2");

        assertSlowed(ask("10.7.0.2"));
        assertSlowed(send(tokenRequest("grant_type=refresh_token", "refresh_token=x")
                .header("X-Forwarded-For", "1.2.3.4, 10.7.0.2")));
        assertThat(ask("10.7.0.3").statusCode()).isEqualTo(200);
        unblock("address 10.7.0.2");
    }

    @Test
    void failuresAreCountedByAccountAndByAddressUntilOneSucceeds() {
        send(tokenRequest("grant_type=client_credentials")
                .header("Authorization", basic("test-operator", "wrong"))
                .header("X-Forwarded-For", "10.7.0.4"));
        assertThat(failures("client test-operator")).isEqualTo(1);
        assertThat(failures("address 10.7.0.4")).isEqualTo(1);
        ask("10.7.0.4");
        assertThat(failures("client test-operator")).isZero();
        assertThat(failures("address 10.7.0.4")).isEqualTo(1);
    }

    private static HttpResponse<String> ask(String address) {
        return send(tokenRequest("grant_type=client_credentials")
                .header("Authorization", basic("test-operator", secret("operator")))
                .header("X-Forwarded-For", address));
    }

    private static void assertSlowed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(json(answer)).containsEntry("error", "too_many_requests");
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(50, 60);
    }

    private void block(String key) {
        jdbc.sql("""
                insert into failed_attempt (key, failures, last_at, blocked_until)
                values (:key, 9, now(), now() + interval '1 minute')
                on conflict (key) do update
                   set blocked_until = excluded.blocked_until
                """).param("key", key).update();
    }

    private void unblock(String key) {
        jdbc.sql("delete from failed_attempt where key = :key")
                .param("key", key)
                .update();
    }

    private int failures(String key) {
        return jdbc.sql("select coalesce(sum(failures), 0) from failed_attempt where key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
    }
}
