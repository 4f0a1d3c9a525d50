package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.chamicore.cli.postgres.InstalledPostgres;
import org.chamicore.cli.suite.Ports;
import org.chamicore.cli.suite.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/operations/standby-site.md as they stand there: a site is lost, another takes over, and hands back. */
class StandbySiteTest {

    private static final Path DOCUMENT = SystemSuite.root().resolve("docs/operations/standby-site.md");
    private static final Pattern SECTION = Pattern.compile("(?ms)^## ([^\\n]*)\\n(.*?)(?=^## |\\z)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\\n(.*?)^```$");
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final List<String> NODES = List.of("x1000c0s0b0n0", "x1000c0s3b0n3");

    @TempDir
    private Path folder;

    private final Ports portsOfA = SystemSuite.freePorts();
    private final Ports portsOfB = SystemSuite.freePorts();

    @Test
    void secondSiteAnswersAsTheFirstDidAndHandsBackWhatItLearned()
            throws SQLException, IOException, InterruptedException {
        InstalledPostgres first = InstalledPostgres.orSkip();
        InstalledPostgres second = first.another(Files.createDirectory(folder.resolve("server")), "");
        Map<String, String> sites = new HashMap<>(Map.of(
                "DB_A", first.newDatabase(),
                "DB_B", second.url("chamicore"),
                "SITE_A", folder.resolve("a").toString(),
                "SITE_B", folder.resolve("b").toString(),
                "COPIES", folder.resolve("copies").toString(),
                "BACK", folder.resolve("back").toString(),
                "BIN", first.programs().toString()));
        second.start();
        try {
            run("chamicore up --demo --detach --data \"$SITE_A\" --database-url \"$DB_A\"", sites, portsOfA);
            List<String> served = served(sites, "A", portsOfA);
            run(section("Beforehand"), sites, portsOfA);
            run(boots("$SITE_A", portsOfA, "written-after-the-last-copy"), sites, portsOfA);

            run(section("Fence the first site"), sites, portsOfA);
            assertThat(run(
                            "chamicore up --detach --data \"$SITE_A\" --database-url \"$DB_A\" || echo fenced",
                            sites,
                            portsOfA))
                    .contains("fenced");
            run(section("Take over"), sites, portsOfB);
            assertThat(served(sites, "B", portsOfB)).isEqualTo(served);

            run(boots("$SITE_B", portsOfB, "written-at-the-second-site"), sites, portsOfB);
            run(section("The way back"), sites, portsOfA);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(served(sites, "A", portsOfA).getFirst()).contains("written-at-the-second-site"));
        } finally {
            run("chamicore down --data \"$SITE_A\"; chamicore down --data \"$SITE_B\"", sites, portsOfA);
            second.stop();
        }
    }

    private static String section(String title) throws IOException {
        return SECTION.matcher(Files.readString(DOCUMENT))
                .results()
                .filter(section -> section.group(1).equals(title))
                .flatMap(section -> BLOCK.matcher(section.group(2)).results())
                .map(block -> block.group(1))
                .reduce("", String::concat);
    }

    /** What nodes are given: boot scripts and seed documents, without the address of the site itself. */
    private List<String> served(Map<String, String> sites, String site, Ports ports)
            throws IOException, InterruptedException {
        String token = run("chamicore token --data \"$SITE_%s\" 2>/dev/null".formatted(site), sites, ports)
                .lines()
                .reduce((one, last) -> last)
                .orElseThrow();
        Caller boot = caller(ports, Service.BOOT).with(token);
        Caller cloudInit = caller(ports, Service.CLOUD_INIT).with(token);
        List<String> served = new ArrayList<>();
        for (String node : NODES) {
            served.add(boot.text("/boot/v1/bootscript?name=" + node).replaceAll("localhost:\\d+", "site"));
            for (String document : List.of("meta-data", "user-data", "vendor-data")) {
                served.add(cloudInit
                        .text("/cloud-init/admin/impersonation/%s/%s".formatted(node, document))
                        .replaceAll("localhost:\\d+", "site"));
            }
        }
        return served;
    }

    private static Caller caller(Ports ports, Service service) {
        return new Caller(URI.create("http://localhost:" + ports.of(service)));
    }

    private static String boots(String data, Ports ports, String params) {
        return """
            curl --silent --show-error --fail --request PUT --header 'Content-Type: application/json' \\
                --header "Authorization: Bearer $(chamicore token --data "%s")" \\
                --data '{"hosts": ["%s"], "kernel": "http://images.example/k", "params": "%s"}' http://localhost:%d/boot/v1/bootparameters
            """.formatted(data, NODES.getFirst(), params, ports.of(Service.BOOT));
    }

    private String run(String commands, Map<String, String> sites, Ports ports)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.putAll(sites);
        environment.put("PATH", "%s:%s:%s".formatted(SystemSuite.root(), sites.get("BIN"), environment.get("PATH")));
        environment.put("CHAMICORE_BUILD", "never");
        environment.put("CHAMICORE_FAST_START", "off");
        environment.put("CHAMICORE_CONFIG", folder.resolve("config").toString());
        for (Service service : Service.values()) {
            environment.put(service.portVariable(), Integer.toString(ports.of(service)));
        }
        environment.put("CHAMICORE_DB_PORT", Integer.toString(ports.database()));
        Path said = Files.createTempFile(folder, "said", "");
        Process process = builder.redirectOutput(said.toFile()).start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();
        String output = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(ended && process.exitValue() == 0)
                .as("%s%n%s", commands, output)
                .isTrue();
        return output;
    }
}
