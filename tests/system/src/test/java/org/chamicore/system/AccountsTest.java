package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chamicore.system.SystemSuite.anybody;
import static org.chamicore.system.SystemSuite.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.suite.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Service accounts and bootstrap tokens as an operator leads them with {@code ./chamicore}. */
@ExtendWith(SystemSuite.class)
class AccountsTest {

    private static final String NAME = "monitor";

    @Test
    void tokensComeWithTheSecretThatIsGoodAndGoWithTheAccount() throws IOException, InterruptedException {
        String first = secret("account", "create", NAME, "--role", "viewer");
        assertThat(token(first).status()).isEqualTo(200);
        assertThat(account("create", NAME).failed()).contains("There is an account monitor already");

        String second = secret("account", "rotate", NAME);
        assertThat(token(first).status()).isEqualTo(200);
        String old = token(second).json().path("access_token").asString();

        String third = secret("account", "rotate", NAME, "--leaked");
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

    @Test
    void bootstrapTokenLetsAServiceInOnce() throws IOException, InterruptedException {
        String token = secret("bootstrap-token", "create", "dhcp", "--audience", "smd");

        assertThat(redeem(token).json().path("scope").asString()).isEqualTo("smd.read");
        assertThat(redeem(token).status()).isEqualTo(400);
        assertThat(command("bootstrap-token", "list").succeeded())
                .containsPattern("dhcp +smd +smd.read +\\S+ +20\\S+ +1");
    }

    private static Answer redeem(String token) {
        return Api.open(suite().address().of(Service.AUTH), Duration.ofSeconds(10))
                .postForm(
                        "/oauth/token",
                        "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token_type="
                                + "urn:openchami:params:oauth:token-type:bootstrap-token&subject_token=" + token);
    }

    private static void awaitRefusal(String token) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> anybody(Service.INVENTORY)
                                .with(token)
                                .get("/hsm/v2/groups")
                                .statusCode()
                        == 401);
    }

    private static Launcher.Outcome account(String... arguments) throws IOException, InterruptedException {
        return command(Stream.concat(Stream.of("account"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static Launcher.Outcome command(String... arguments) throws IOException, InterruptedException {
        String data = suite().settings().data().path().toString();
        return Launcher.run(
                Stream.concat(Stream.of(arguments), Stream.of("--data", data)).toArray(String[]::new));
    }

    /** What a script would take; what is for people stands on other lines. */
    private static String secret(String... arguments) throws IOException, InterruptedException {
        return command(arguments)
                .succeeded()
                .lines()
                .filter(line -> line.matches("[\\w-]{22,}"))
                .findFirst()
                .orElseThrow();
    }

    private static Answer token(String secret) {
        String credentials =
                Base64.getEncoder().encodeToString((NAME + ":" + secret).getBytes(StandardCharsets.US_ASCII));
        return Api.open(suite().address().of(Service.AUTH), Duration.ofSeconds(10))
                .authorized("Basic " + credentials)
                .postForm("/oauth2/token", "grant_type=client_credentials");
    }
}
