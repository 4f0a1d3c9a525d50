package org.chamicore.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.chamicore.auth.key.SigningKeys;
import org.chamicore.db.settings.SettingRefusedException;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens at start: on an empty schema, on one in use, and with settings that are not right. */
@ResourceLock("application")
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    private static final String KEY = "0123456789 0123456789 0123456789";
    private static final String SECRET = "secret-of-the-start-test-01";

    private static final TestDatabase DATABASE = TestDatabase.create();

    @TempDir
    private static Path folder;

    @Test
    void twoAtOnceMakeOneKeyAndEachAccountOnceAndARestartKeepsThem() throws Exception {
        String accounts = file("accounts.json", """
                [{"clientId": "one", "secret": "%s", "roles": ["service"]}
                ,{"clientId": "two", "secret": "%s", "roles": ["admin"]}]
                """.formatted(SECRET, SECRET));
        TestDatabase empty = TestDatabase.create();
        List<String> kids = new ArrayList<>();
        Callable<ConfigurableApplicationContext> start =
                () -> start(empty, "auth.encryption-key=" + KEY, "auth.accounts-file=" + accounts);

        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<ConfigurableApplicationContext> started : threads.invokeAll(List.of(start, start))) {
                try (ConfigurableApplicationContext instance = started.get()) {
                    kids.add(kid(instance));
                }
            }
        }
        String reordered = file("reordered.json", """
                [{"clientId": "one", "secret": "%s", "roles": ["admin"]}]
                """.formatted(SECRET));
        try (ConfigurableApplicationContext again =
                start(empty, "auth.encryption-key=" + KEY, "auth.accounts-file=" + reordered)) {
            kids.add(kid(again));
            JdbcClient jdbc = again.getBean(JdbcClient.class);
            assertThat(count(jdbc, "select count(*) from signing_key")).isOne();
            assertThat(count(jdbc, "select count(*) from change_log where kind = 'signing_key'"))
                    .isOne();
            assertThat(count(jdbc, "select count(*) from change_log where kind = 'service_account'"))
                    .isEqualTo(2);
            assertThat(jdbc.sql("select roles[1] from service_account where client_id = 'one'")
                            .query(String.class)
                            .single())
                    .isEqualTo("service");
        }

        assertThat(kids).hasSize(3).containsOnly(kids.getFirst());
    }

    @Test
    void refusesOtherEncryptionKey(CapturedOutput output) {
        start("auth.encryption-key=" + KEY).close();

        assertRefused(output, "the encryption key does not open signing key ", "auth.encryption-key=" + KEY + "!");
    }

    @Test
    void readsEncryptionKeyFromFile(CapturedOutput output) throws IOException {
        String file = file("key", KEY + "\n");
        start("auth.encryption-key=", "auth.encryption-key-file=" + file).close();

        assertThat(output.getAll()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                             | CHAMICORE_AUTH_ENCRYPTION_KEY_FILE is not set: name a file",
                "auth.encryption-key=short    | the key in CHAMICORE_AUTH_ENCRYPTION_KEY_FILE is too short",
                "auth.encryption-key-file=/no/such/file | CHAMICORE_AUTH_ENCRYPTION_KEY_FILE names /no/such/file, which cannot be read"
            })
    void refusesToDoWithoutEncryptionKey(String setting, String message, CapturedOutput output) {
        assertRefused(output, message, "auth.encryption-key=", setting == null ? "x=y" : setting);
    }

    @Test
    void refusesAccountsFileThatCannotBeRead(CapturedOutput output) {
        assertRefused(
                output,
                "CHAMICORE_AUTH_ACCOUNTS_FILE names /no/such/file, which cannot be read",
                "auth.encryption-key=" + KEY,
                "auth.accounts-file=/no/such/file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "shadow"})
    void asksForTokensEvenWhereTheSuiteDoesNot(String mode) throws Exception {
        try (ConfigurableApplicationContext instance =
                        start("auth.encryption-key=" + KEY, "chamicore.auth.mode=" + mode);
                HttpClient client = HttpClient.newHttpClient()) {
            URI accounts = URI.create("http://localhost:%s/auth/v1/service-accounts"
                    .formatted(instance.getEnvironment().getProperty("local.server.port")));

            assertThat(client.send(HttpRequest.newBuilder(accounts).build(), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void warnsOfAccountsWhoseRolesDifferFromTheFile(CapturedOutput output) throws IOException {
        start("auth.encryption-key=" + KEY, "auth.accounts-file=" + account("differing", "viewer"))
                .close();
        start("auth.encryption-key=" + KEY, "auth.accounts-file=" + account("differing", "admin"))
                .close();

        assertThat(output.getAll())
                .contains("Service account differing has roles [viewer] and keeps them")
                .doesNotContain(SECRET);
    }

    private static void assertRefused(CapturedOutput output, String message, String... settings) {
        assertThatThrownBy(() -> start(settings).close())
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .asInstanceOf(InstanceOfAssertFactories.throwable(SettingRefusedException.class))
                .hasMessageStartingWith(message);
        assertThat(output.getAll()).contains("Cannot start: " + message).doesNotContain(KEY);
    }

    private static ConfigurableApplicationContext start(String... settings) {
        return start(DATABASE, settings);
    }

    private static ConfigurableApplicationContext start(TestDatabase database, String... settings) {
        database.migrate("auth");
        List<String> arguments = new ArrayList<>(List.of(
                "server.port=0",
                "DATABASE_URL=" + database.jdbcUrl(),
                "DB_USERNAME=auth",
                "DB_PASSWORD=" + database.role("auth").password(),
                "DB_MIN_CONNS=1",
                "DB_MAX_CONNS=3"));
        arguments.addAll(List.of(settings));
        SpringApplication application = new SpringApplication(AuthApplication.class);
        application.setRegisterShutdownHook(false);
        // The log belongs to the process, and two instances that set it up at once would quarrel.
        application.setListeners(application.getListeners().stream()
                .filter(each -> !(each instanceof LoggingApplicationListener))
                .toList());
        return application.run(arguments.stream().map("--"::concat).toArray(String[]::new));
    }

    private static String account(String clientId, String role) throws IOException {
        return file(clientId + "-" + role + ".json", """
                [{"clientId": "%s", "secret": "%s", "roles": ["%s"]}]
                """.formatted(clientId, SECRET, role));
    }

    private static String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String kid(ConfigurableApplicationContext instance) {
        return instance.getBean(SigningKeys.class).current().kid();
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
