package org.chamicore.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.http.UnreachableException;
import org.chamicore.cli.suite.FreePorts;
import org.chamicore.cli.suite.Ports;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as people run them, with {@link StandIn}s in place of the services. */
class ChamicoreTest {

    @TempDir
    static Path folder;

    private static Path root;

    private final Ports ports = FreePorts.choose();

    @BeforeAll
    static void project() throws IOException {
        root = StandIn.project(folder.resolve("project"));
    }

    @AfterEach
    void down() throws IOException, InterruptedException {
        run("down");
    }

    @Test
    void aForegroundSuiteRefusesASecondAndEndsWithSuccessOnCtrlC() throws IOException, InterruptedException {
        CommandProcess up = start("up");
        up.awaitOutput("Stop it with Ctrl-C.");
        assertThat(up.out())
                .contains("Chamicore is up.", "http://localhost:%d/docs".formatted(ports.of(Service.BOOT)))
                .doesNotContain("\u001b");

        CommandProcess second = run("up");
        assertThat(second.exitCode()).isOne();
        assertThat(second.err()).startsWith("Another chamicore (process ").doesNotContain("\tat ");

        up.interrupt();
        assertThat(up.exitCode()).isZero();
        assertThat(up.out()).contains("stopping inventory, boot, cloud-init, auth", "PostgreSQL  stopping", "Stopped.");
        assertThat(run("status").exitCode()).isOne();
    }

    @Test
    void aDetachedSuiteAnswersTheOtherCommandsUntilDown() throws IOException, InterruptedException {
        CommandProcess up = run("up", "--detach");
        assertThat(up.exitCode()).isZero();
        assertThat(up.out()).contains("Stop it with ./chamicore down");

        CommandProcess status = run("status");
        assertThat(status.exitCode()).isZero();
        assertThat(status.out()).contains("cloud-init   up", "PostgreSQL   up");

        JsonNode json = JsonMapper.shared().readTree(run("status", "--json").out());
        assertThat(json.path("status").asString()).isEqualTo("up");
        assertThat(json.path("services").path(1).path("name").asString()).isEqualTo("boot");
        assertThat(json.path("services").path(1).path("schemaVersion").asString())
                .isEqualTo("007");
        assertThat(json.path("services").path(1).path("feedLagSeconds").asDouble())
                .isEqualTo(0.25);
        assertThat(json.path("database").path("version").asString()).startsWith("18.");

        CommandProcess token = run("token", "--role", "viewer", "--ttl", "90s");
        assertThat(token.err()).isEmpty();
        assertThat(token.out())
                .isEqualTo(
                        "token-for-grant_type-client_credentials-scope-smd-read-bss-read-cloudinit-read-lifetime_seconds-90\n");

        CommandProcess down = run("down");
        assertThat(down.exitCode()).isZero();
        assertThat(down.out()).contains("Stopped.");
        assertThat(run("down").out()).startsWith("Nothing is running on");
    }

    @Test
    void whatAKilledSuiteLeftIsStoppedByTheNext() throws IOException, InterruptedException {
        CommandProcess killed = start("up");
        killed.awaitOutput("Stop it with Ctrl-C.");
        killed.signal("KILL");
        assertThat(killed.exitCode()).isEqualTo(137);
        assertThat(run("status").exitCode()).isZero(); // the services go on by themselves

        CommandProcess next = run("up", "--detach");
        assertThat(next.exitCode()).isZero();
        assertThat(next.out()).contains("stopping", "PostgreSQL  stopping", "Chamicore is up.");
    }

    @Test
    void downStopsAForegroundSuiteThroughItsCommand() throws IOException, InterruptedException {
        CommandProcess up = start("up");
        up.awaitOutput("Stop it with Ctrl-C.");
        assertThat(run("down").exitCode()).isZero();
        assertThat(up.exitCode()).isZero();
        assertThat(up.out()).contains("Stopped.");
    }

    @Test
    void aServiceThatDiesEndsEverythingWithItsLastWords() throws IOException, InterruptedException {
        CommandProcess up = start("up");
        up.awaitOutput("Stop it with Ctrl-C.");
        Api auth = Api.open(URI.create("http://localhost:%d".formatted(ports.of(Service.AUTH))), Duration.ofSeconds(5));
        assertThatExceptionOfType(UnreachableException.class).isThrownBy(() -> auth.get("/die"));
        assertThat(up.exitCode()).isOne();
        assertThat(up.err()).startsWith("auth has ended with exit code 9.").contains("last words of auth");
        assertThat(up.out()).contains("PostgreSQL  stopping");
        assertThat(run("status").exitCode()).isOne();
    }

    @Test
    void migrationsGoBackAndForthWithoutTheServices() throws IOException, InterruptedException {
        CommandProcess migrate = run("db", "migrate");
        assertThat(migrate.exitCode()).isZero();
        assertThat(migrate.out()).contains("smd: ", "auth: ");
        assertThat(run("db", "undo", "--schema", "bss").out()).matches("bss: version \\d+ taken back, at version .+\n");
        assertThat(run("db", "migrate", "--schema", "bss").out()).startsWith("bss: 1 applied");
        assertThat(run("db", "undo", "--schema", "nonsense").err()).contains("There is no schema 'nonsense'");
    }

    @Test
    void helpAndVersionNeedNothing() throws IOException, InterruptedException {
        assertThat(run("--version").out()).startsWith("chamicore 0.");
        assertThat(run("--help").out())
                .contains("up ", "down ", "status ", "token ", "demo ")
                .doesNotContain("fast-start");
        assertThat(run("nonsense").exitCode()).isEqualTo(2);
    }

    private CommandProcess run(String... arguments) throws IOException, InterruptedException {
        return CommandProcess.run(root, ports, withData(arguments));
    }

    private CommandProcess start(String... arguments) throws IOException {
        return CommandProcess.start(root, ports, withData(arguments));
    }

    private static String[] withData(String... arguments) {
        if (List.of("--version", "--help", "nonsense").contains(arguments[0])) {
            return arguments;
        }
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.resolve("data").toString()));
        return all.toArray(String[]::new);
    }
}
