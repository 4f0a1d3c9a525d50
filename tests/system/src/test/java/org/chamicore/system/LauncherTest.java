package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chamicore.system.SystemSuite.suite;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.chamicore.cli.suite.Ports;
import org.chamicore.cli.suite.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract of the command line that others script against. */
@ExtendWith(SystemSuite.class)
class LauncherTest {

    @TempDir
    private Path folder;

    @Test
    void suiteComesUpDetachedIsKeptAndGoesDown() throws IOException, InterruptedException {
        String data = folder.resolve("a suite").toString();
        Map<String, String> ports = variables(SystemSuite.freePorts());

        String up =
                Launcher.run(ports, "up", "--demo", "--detach", "--data", data).succeeded();
        try {
            assertThat(up)
                    .contains("Chamicore is up", "inventory.log", "Next:", "#!ipxe")
                    .doesNotContain("\u001b[");
            assertThat(Launcher.run(ports, "up", "--detach", "--data", data).failed())
                    .contains(data);
            assertThat(Launcher.run(ports, "status", "--data", data).succeeded())
                    .contains("boot", "PostgreSQL", "up");
            Path secrets = Path.of(data, "secrets");
            assertThat(Files.getPosixFilePermissions(secrets)).hasSize(3);
            try (var files = Files.list(secrets)) {
                assertThat(files).allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                        .hasSizeLessThanOrEqualTo(2));
            }
        } finally {
            Launcher.run(ports, "down", "--data", data).succeeded();
        }

        assertThat(Launcher.run(ports, "status", "--data", data).exitCode()).isNotZero();
    }

    @Test
    void portThatIsTakenIsNamedWithItsSetting() throws IOException, InterruptedException {
        Map<String, String> ports = variables(SystemSuite.freePorts());
        try (ServerSocket taken = new ServerSocket(Integer.parseInt(ports.get("CHAMICORE_BOOT_PORT")))) {
            String refused = Launcher.run(
                            ports,
                            "up",
                            "--detach",
                            "--data",
                            folder.resolve("none").toString())
                    .failed();
            assertThat(refused).contains(Integer.toString(taken.getLocalPort()), "CHAMICORE_BOOT_PORT");
        }
    }

    @Test
    void serviceThatDiesIsNamedWithTheEndOfItsLogAndAllIsStopped() throws IOException, InterruptedException {
        Map<String, String> ports = variables(SystemSuite.freePorts());
        ports.put("JAVA_TOOL_OPTIONS", "");
        ports.put("CHAMICORE_BOOT_UNKNOWN_TRIES", "many"); // no number: boot refuses to start
        String data = folder.resolve("dies").toString();

        String refused = Launcher.run(ports, "up", "--detach", "--data", data).failed();

        assertThat(refused).contains("boot", "boot.log", "tries");
        assertThat(Launcher.run(ports, "status", "--data", data).exitCode()).isNotZero();
    }

    @Test
    void tokenIsPrintedAndNothingElse() throws IOException, InterruptedException {
        String token = Launcher.run("token", "--role", "viewer", "--ttl", "10m", "--data", data())
                .succeeded()
                .strip();
        assertThat(token).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        Caller viewer = SystemSuite.anybody(Service.INVENTORY).with(token);
        assertThat(viewer.get("/hsm/v2/groups").statusCode()).isEqualTo(200);
        assertThat(viewer.send("POST", "/hsm/v2/groups", Map.of("label", "refused"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void statusTellsOfEachPart() throws IOException, InterruptedException {
        JsonNode status = JsonMapper.shared()
                .readTree(Launcher.run("status", "--json", "--data", data()).succeeded());
        assertThat(status.toString()).contains("inventory", "boot", "cloud-init", "auth", "\"up\"");
        assertThat(status.path("services").findValues("running"))
                .hasSize(Service.values().length)
                .allSatisfy(running -> assertThat(running.asInt()).isPositive());
    }

    @Test
    void upkeepTellsOfEachService() throws IOException, InterruptedException {
        assertThat(upkeep("sessions")).contains("inventory", "boot", "cloud-init", "auth", "running");
        assertThat(upkeep("failures")).contains("CONSUMER");
        assertThat(upkeep("retention")).contains("change_log", "table_sizes");
        assertThat(upkeep("history", "--hours", "2")).contains("MOST ACTIVE", "GREW BY", "service_account");
    }

    private static String upkeep(String... question) throws IOException, InterruptedException {
        return Launcher.run(Stream.of(Stream.of("upkeep"), Stream.of(question), Stream.of("--data", data()))
                        .flatMap(each -> each)
                        .toArray(String[]::new))
                .succeeded();
    }

    private static String data() {
        return suite().settings().data().path().toString();
    }

    private static Map<String, String> variables(Ports ports) {
        Map<String, String> variables = new HashMap<>();
        for (Service service : Service.values()) {
            variables.put(service.portVariable(), Integer.toString(ports.of(service)));
        }
        variables.put("CHAMICORE_DB_PORT", Integer.toString(ports.database()));
        return variables;
    }
}
