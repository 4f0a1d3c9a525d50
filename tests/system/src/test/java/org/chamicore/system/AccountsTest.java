package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chamicore.system.SystemSuite.anybody;
import static org.chamicore.system.SystemSuite.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.suite.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of a service account, as an operator leads it with {@code ./chamicore account}. */
@ExtendWith(SystemSuite.class)
class AccountsTest {

    private static final String NAME = "monitor";

    @Test
    void tokensComeWithTheSecretThatIsGoodAndGoWithTheAccount() throws IOException, InterruptedException {
        String first = secret("create", NAME, "--role", "viewer");
        assertThat(token(first).status()).isEqualTo(200);
        assertThat(account("create", NAME).failed()).contains("There is an account monitor already");

        String second = secret("rotate", NAME);
        assertThat(token(first).status()).isEqualTo(200);
        String old = token(second).json().path("access_token").asString();

        String third = secret("rotate", NAME, "--leaked");
        assertThat(token(first).status()).isEqualTo(401);
        assertThat(token(second).status()).isEqualTo(401);
        awaitRefusal(old);

        assertThat(account("list").succeeded()).containsPattern("monitor +viewer +enabled");
        account("disable", NAME).succeeded();
        assertThat(token(third).status()).isEqualTo(401);
        account("enable", NAME).succeeded();
        String last = token(third).json().path("access_token").asString();
        account("delete", NAME).succeeded();
        assertThat(token(third).status()).isEqualTo(401);
        awaitRefusal(last);
        assertThat(account("delete", NAME).failed()).contains("No account monitor");
    }

    private static void awaitRefusal(String token) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> anybody(Service.INVENTORY)
                                .with(token)
                                .get("/hsm/v2/groups")
                                .statusCode()
                        == 401);
    }

    private static String secret(String... arguments) throws IOException, InterruptedException {
        return account(arguments)
                .succeeded()
                .lines()
                .filter(line -> line.matches("[\\w-]{22,}")) // what is for people stands on other lines
                .findFirst()
                .orElseThrow();
    }

    private static Launcher.Outcome account(String... arguments) throws IOException, InterruptedException {
        String[] all = new String[arguments.length + 3];
        all[0] = "account";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--data";
        all[arguments.length + 2] = suite().settings().data().path().toString();
        return Launcher.run(all);
    }

    private static Answer token(String secret) {
        String credentials =
                Base64.getEncoder().encodeToString((NAME + ":" + secret).getBytes(StandardCharsets.US_ASCII));
        return Api.open(suite().address().of(Service.AUTH), Duration.ofSeconds(10))
                .authorized("Basic " + credentials)
                .postForm("/oauth2/token", "grant_type=client_credentials");
    }
}
