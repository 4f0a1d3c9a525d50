package org.chamicore.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.postgres.Postgres;
import org.chamicore.db.settings.DatabaseUrl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTest {

    @TempDir
    static Path shared; // making a database cluster takes long; the tests of a class follow one another

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Ports ports = FreePorts.choose();
    private Path root;

    @BeforeEach
    void project() throws IOException {
        root = StandIn.project(folder.resolve("a project"));
    }

    @Test
    void startsEverythingAndStopsIt() {
        try (Suite suite = open(Map.of())) {
            suite.start();
            assertThat(suite.services()).hasSize(4).allMatch(ServiceProcess::isReady);
            assertThat(suite.database().migrations(Service.INVENTORY).current()).isPresent();
            assertThat(suite.stop()).isTrue();
            assertThat(suite.services()).noneMatch(ServiceProcess::isAlive);
            assertThat(suite.database().server().orElseThrow().isRunning()).isFalse();
            assertThat(suite.stop()).isFalse();
        }
        assertThat(printed()).contains("schema smd at version", "boot        ready on http://localhost:", "stopping");
    }

    @Test
    void theServicesAreGivenFilesOfSecretsAndNoSecret() {
        try (Suite suite = open(Map.of())) {
            suite.start();
            String environment = environment(suite, Service.AUTH);
            DataFolder data = suite.settings().data();
            assertThat(environment)
                    .contains("DB_PASSWORD_FILE=" + data.path().resolve("secrets/db-auth"))
                    .contains("CHAMICORE_AUTH_ACCOUNTS_FILE=", "CHAMICORE_AUTH_ENCRYPTION_KEY_FILE=")
                    .contains("DATABASE_URL=jdbc:postgresql://127.0.0.1:" + ports.database())
                    .doesNotContain(Accounts.secret(data.secrets(), Accounts.ADMIN))
                    .doesNotContain(
                            DatabaseRoles.credentials(data.secrets(), "auth").password());
            assertThat(environment(suite, Service.BOOT)).doesNotContain("ACCOUNTS_FILE", "ENCRYPTION_KEY_FILE");
            assertThat(printed()).doesNotContain(Accounts.secret(data.secrets(), Accounts.ADMIN));
        }
    }

    @Test
    void oneServiceIsKilledAndStartedAgainWhileAReplicaRuns() {
        try (Suite suite = open(Map.of())) {
            suite.start();
            ServiceProcess replica =
                    suite.startReplica(Service.BOOT, FreePorts.choose().of(Service.BOOT));
            suite.service(Service.BOOT).kill();
            assertThat(suite.service(Service.BOOT).isAlive()).isFalse();
            assertThat(replica.isReady()).isTrue();
            assertThat(suite.start(Service.BOOT).isReady()).isTrue();
            assertThat(suite.services()).hasSize(5).allMatch(ServiceProcess::isReady);
            suite.stop();
            assertThat(replica.isAlive()).isFalse();
        }
    }

    @Test
    void aServiceThatDoesNotStartIsNamedWithItsLastLines() {
        try (Suite suite = open(Map.of("STAND_IN_REFUSES", "bss"))) {
            assertThatExceptionOfType(SuiteFailedException.class)
                    .isThrownBy(suite::start)
                    .withMessageContaining("boot has ended with exit code 3")
                    .withMessageContaining("this stand-in refuses to start");
        }
    }

    @Test
    void aServiceThatDiesLaterEndsTheWaitWithItsLastLines() {
        try (Suite suite = open(Map.of())) {
            suite.start();
            ServiceProcess cloudInit = suite.service(Service.CLOUD_INIT);
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() ->
                            Api.open(cloudInit.url(), Duration.ofSeconds(5)).get("/die"));
            assertThatExceptionOfType(SuiteFailedException.class)
                    .isThrownBy(suite::awaitFailure)
                    .withMessageContaining("cloud-init has ended with exit code 9")
                    .withMessageContaining("last words of cloudinit");
        }
    }

    @Test
    void aDatabaseThatDiesEndsTheWait() {
        try (Suite suite = open(Map.of())) {
            suite.start();
            suite.database().server().orElseThrow().kill();
            assertThatExceptionOfType(SuiteFailedException.class)
                    .isThrownBy(suite::awaitFailure)
                    .withMessageContaining("PostgreSQL has ended");
        }
    }

    @Test
    void aSecondSuiteOnTheSameDataIsRefusedAlsoWhenTheFirstIsDetached() {
        Suite first = open(Map.of());
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> open(Map.of()))
                .withMessageContaining("Another chamicore (process %d)"
                        .formatted(ProcessHandle.current().pid()));
        first.start();
        first.detach();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> open(Map.of()))
                .withMessageContaining("A detached suite is running")
                .withMessageContaining("./chamicore down");
        assertThat(new RunningSuite(new DataFolder(shared.resolve("data")), Progress.silent()).stop())
                .isTrue();
        assertThat(first.services())
                .allSatisfy(each -> assertThat(each.process().onExit()).succeedsWithin(Duration.ofSeconds(5)));
        open(Map.of()).close();
    }

    @Test
    void aTakenPortIsRefusedBeforeAnythingIsStarted() throws IOException {
        try (ServerSocket taken = new ServerSocket(ports.of(Service.BOOT));
                Suite suite = open(Map.of())) {
            assertThat(taken.isBound()).isTrue();
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(suite::start)
                    .withMessageContaining("CHAMICORE_BOOT_PORT");
            assertThat(suite.database().server().orElseThrow().isRunning()).isFalse();
        }
    }

    @Test
    void aServerThatExistsIsUsedAndLeftRunning() throws SQLException {
        DataFolder site = new DataFolder(shared.resolve("data"));
        Postgres server = SuiteDatabase.server(site, ports.database());
        server.start(said -> {});
        try (Connection admin = server.admin("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("create database site");
        }
        String password = DatabaseRoles.superuserPassword(site.secrets());
        DatabaseUrl url =
                DatabaseUrl.parse("postgres://postgres:%s@127.0.0.1:%d/site".formatted(password, ports.database()));
        new ExternalDatabase(url).bootstrap(Map.of());
        assertThat(new ExternalDatabase(url).migrations(Service.AUTH).migrate()).isPositive();

        DataFolder data = new DataFolder(folder.resolve("data"));
        try (Suite suite = Suite.open(new SuiteSettings(root, data, ports, url, Map.of()), Progress.silent())) {
            suite.start();
            assertThat(suite.database().server()).isEmpty();
            assertThat(environment(suite, Service.BOOT))
                    .contains("DATABASE_URL=jdbc:postgresql://127.0.0.1:%d/site,".formatted(ports.database()))
                    .doesNotContain(password);
        }
        assertThat(server.isRunning()).isTrue();
        assertThat(data.postgres()).doesNotExist();
        server.stop();
    }

    @Test
    void nothingToStopIsSaid() {
        assertThat(new RunningSuite(new DataFolder(folder.resolve("none")), Progress.silent()).stop())
                .isFalse();
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void aMissingJarIsNamed() {
        root = folder.resolve("empty");
        try (Suite suite = open(Map.of())) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(suite::start)
                    .withMessageContaining("inventory.jar is missing");
        }
    }

    @Test
    void anotherSuiteRunsBesideIt() {
        Path other = folder.resolve("other data");
        try (Suite first = open(Map.of());
                Suite second = Suite.open(SuiteSettings.embedded(root, other, FreePorts.choose()), Progress.silent())) {
            first.start();
            second.start();
            assertThat(List.copyOf(first.services())).allMatch(ServiceProcess::isReady);
            assertThat(List.copyOf(second.services())).allMatch(ServiceProcess::isReady);
        }
    }

    private Suite open(Map<String, String> environment) {
        DataFolder data = new DataFolder(shared.resolve("data"));
        return Suite.open(
                new SuiteSettings(root, data, ports, null, environment),
                new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8)));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String environment(Suite suite, Service service) {
        return Api.open(suite.service(service).url(), Duration.ofSeconds(5))
                .get("/environment")
                .body();
    }
}
