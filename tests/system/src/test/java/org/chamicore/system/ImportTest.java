package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chamicore.system.SystemSuite.administrator;
import static org.chamicore.system.SystemSuite.anybody;
import static org.chamicore.system.SystemSuite.suite;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.chamicore.cli.suite.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The move of a site: its state manager's database first, then what refers to its nodes. */
@ExtendWith(SystemSuite.class)
@TestMethodOrder(OrderAnnotation.class)
class ImportTest {

    private static final int NODES = 1200;
    private static final int BOARDS = 300;
    private static final String FIRST = "x7100c0s0b0n0";

    @TempDir
    private static Path folder;

    private static FormerDatabase smd;
    private static FormerDatabase bss;

    @BeforeAll
    static void formerServers() throws SQLException, IOException {
        smd = FormerDatabase.make("smd", folder);
        bss = FormerDatabase.make("bss", folder);
    }

    @AfterAll
    static void drop() throws SQLException {
        smd.drop();
        bss.drop();
    }

    @Test
    @Order(1)
    void dryRunChangesNothing() throws IOException, InterruptedException {
        ImportRun run = smd("--dry-run");
        assertThat(run.of("components"))
                .isEqualTo(new ImportRun.Numbers(NODES + BOARDS + 2, NODES + BOARDS + 2, 0, 0, 0, 0, 0));
        assertThat(run.of("groups").created()).isEqualTo(2);
        assertThat(run.outcome().output()).contains("Nothing was written.").doesNotContain("former secret", "sesame");
        assertThat(components()).isEmpty();
    }

    @Test
    @Order(2)
    void killedRunIsFinishedByTheNext() throws IOException, InterruptedException {
        kill("smd", smdArguments());
        assertThat(components()).isNotEmpty();

        ImportRun run = smd();

        assertThat(run.outcome().exitCode()).isEqualTo(1);
        assertThat(run.refused("components"))
                .singleElement()
                .asString()
                .startsWith("not-an-xname: ")
                .contains("invalid");
        assertThat(run.refused("interfaces")).singleElement().asString().startsWith("zz7100000000: ");
        assertThat(run.refused("groups"))
                .containsExactly("moved-blue/not-an-xname: there is no such component in Chamicore");
        assertThat(run.of("endpoints").refused()).isZero();
        assertThat(run.of("hardware")).isEqualTo(new ImportRun.Numbers(2, 1, 0, 0, 0, 0, 1));
        assertThat(run.of("component endpoints").left()).isEqualTo(1);
        assertThat(run.of("service endpoints").left()).isEqualTo(1);
        assertThat(run.of("reservations").left()).isEqualTo(1);
        assertThat(run.outcome().output()).doesNotContain("former secret", "sesame");
    }

    @Test
    @Order(3)
    void everythingIsThereAsItWas() {
        assertThat(components()).hasSize(NODES + BOARDS + 1);
        assertThat(inventory("/hsm/v2/State/Components/x7100c0s0b0n2").toString())
                .contains("\"Role\":\"Compute\"", "\"SubRole\":\"Worker\"", "\"NID\":71002", "\"Class\":\"River\"")
                .contains("\"SoftwareStatus\":\"AdminStatus\"", "\"ReservationDisabled\":true", "\"State\":\"Ready\"");
        assertThat(inventory("/hsm/v2/State/Components/x7100c0s0b0n3")
                        .path("Enabled")
                        .asBoolean(true))
                .isFalse();
        assertThat(inventory("/hsm/v2/State/Components/x7100c0s0b0n1")
                        .path("Locked")
                        .asBoolean())
                .isTrue();
        assertThat(inventory("/hsm/v2/Inventory/EthernetInterfaces/027100000001")
                        .toString())
                .contains("\"MACAddress\":\"02:71:00:00:00:01\"", "\"ComponentID\":\"x7100c0s0b0n1\"")
                .contains("\"IPAddresses\":[{\"IPAddress\":\"127.71.0.2\",\"Network\":\"NMN\"}]");
        assertThat(inventory("/hsm/v2/Inventory/RedfishEndpoints/x7100c0s0b0").toString())
                .contains("\"FQDN\":\"bmc0.mgmt.lan\"", "\"User\":\"root\"", "\"Password\":\"\"");
        assertThat(inventory("/hsm/v2/Inventory/ComponentEndpoints")
                        .path("ComponentEndpoints")
                        .valueStream()
                        .filter(each -> each.path("ID").asString().startsWith("x7100")))
                .hasSize(NODES + BOARDS);
        assertThat(inventory("/hsm/v2/Inventory/ComponentEndpoints/x7100c0s0b0n1")
                        .toString())
                .contains("\"UUID\":\"71000000-0000-4000-8000-000000000001\"", "[\"On\",\"ForceOff\"]")
                .contains("\"PowerURL\":\"/redfish/v1/Chassis/Self/Power\"", "/PowerControl/0");
        assertThat(inventory("/hsm/v2/Inventory/Hardware/x7100c0s0b0n0p0").toString())
                .contains("\"FRUID\":\"Processor.Acme.P1.S1\"", "\"TotalCores\":64", "\"Socket\":\"CPU 0\"");
        JsonNode group = inventory("/hsm/v2/groups/moved-blue");
        assertThat(group.at("/members/ids")).hasSize(NODES / 2);
        assertThat(group.toString()).contains("\"exclusiveGroup\":\"moved-colours\"", "\"tags\":[\"old\",\"new\"]");
        assertThat(inventory("/hsm/v2/partitions/p7100/members").toString())
                .isEqualTo("{\"ids\":[\"%s\"]}".formatted(FIRST));
        assertThat(inventory("/hsm/v2/Defaults/NodeMaps/" + FIRST).toString()).contains("71000", "{\"rack\":7}");
        assertThat(inventory("/hsm/v2/sysinfo/powermaps/" + FIRST).toString()).contains("x7100m0p0j1", "x7100m0p1j1");
        assertThat(inventory("/hsm/v2/Subscriptions/SCN").toString()).containsOnlyOnce("hmnfd@moved");
    }

    @Test
    @Order(4)
    void anotherRunFindsAllTheSame() throws IOException, InterruptedException, SQLException {
        long before = changes();
        ImportRun run = smd();
        assertThat(run.isAllSame()).as(run.report().toString()).isTrue();
        assertThat(run.of("components").same()).isEqualTo(NODES + BOARDS + 1);
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    @Order(5)
    void whatIsOtherwiseIsKeptUnlessItIsToBeReplaced() throws IOException, InterruptedException, SQLException {
        smd.execute("""
                set search_path = hmsdsuser;
                update components set role = 'Application', subrole = 'Storage', nid = 72000, arch = 'ARM' where id = 'x7100c1s0b0n0';
                update comp_eth_interfaces set ip_addresses = '[{"IPAddress": "127.71.250.1", "Network": ""}]' where id = '027100000004';
                update rf_endpoints set name = 'renamed' where id = 'x7100c1s0b0';
                update component_groups set description = 'a third' where name = 'moved-blue';
                delete from component_group_members where component_id = 'x7100c0s0b0n1';
                """);
        ImportRun kept = smd();
        assertThat(Stream.of("components", "interfaces", "endpoints", "groups")
                        .map(kept::of)
                        .map(ImportRun.Numbers::kept))
                .containsOnly(1);
        assertThat(inventory("/hsm/v2/State/Components/x7100c1s0b0n0")
                        .path("NID")
                        .asInt())
                .isEqualTo(71004);

        ImportRun replaced = smd("--replace");

        assertThat(Stream.of("components", "interfaces", "endpoints", "groups")
                        .map(replaced::of)
                        .map(ImportRun.Numbers::changed))
                .as(replaced.outcome().output())
                .containsOnly(1);
        assertThat(inventory("/hsm/v2/State/Components/x7100c1s0b0n0").toString())
                .contains("\"Role\":\"Application\"", "\"SubRole\":\"Storage\"", "\"NID\":72000", "\"Arch\":\"ARM\"");
        assertThat(inventory("/hsm/v2/groups/moved-blue").at("/members/ids")).hasSize(NODES / 2 - 1);
        assertThat(smd().isAllSame()).isTrue();
    }

    @Test
    @Order(6)
    void bootParametersComeFromTheDatabase() throws IOException, InterruptedException {
        assertThat(bss("--dry-run").of("boot parameters").created()).isEqualTo(BOARDS + 2);
        assertThat(boundTo(FIRST)).isEqualTo(404);

        ImportRun run = bss();

        // 300 names, an address and a number went in; one address was bound twice, one is none; two assignments and a
        // group lead nowhere.
        assertThat(run.of("boot parameters"))
                .as(run.outcome().output())
                .isEqualTo(new ImportRun.Numbers(307, 302, 0, 0, 0, 2, 3));
        assertThat(run.refused("boot parameters"))
                .anyMatch(each -> each.startsWith("02:71:00:00:00:01: the source has it twice"))
                .anyMatch(each -> each.startsWith("zz:71: "));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(anybody(Service.BOOT).text("/boot/v1/bootscript?mac=02:71:00:00:00:00"))
                        .contains(
                                "http://img.example/vmlinuz",
                                "http://img.example/initrd.img",
                                "moved=yes",
                                "xname=" + FIRST,
                                "nid=71000"));
        assertThat(bss().isAllSame()).isTrue();
    }

    private static ImportRun smd(String... more) throws IOException, InterruptedException {
        return ImportRun.of(
                folder,
                Stream.concat(Stream.of(smdArguments()), Stream.of(more)).toArray(String[]::new));
    }

    private static ImportRun bss(String... more) throws IOException, InterruptedException {
        return ImportRun.of(
                folder,
                Stream.concat(
                                Stream.of(
                                        "bss",
                                        "--from",
                                        bss.url(),
                                        "--password-file",
                                        bss.passwordFile().toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static String[] smdArguments() {
        return new String[] {
            "smd", "--from", smd.url(), "--password-file", smd.passwordFile().toString()
        };
    }

    /** Starts an import and kills it while interfaces are being written, one by one. */
    private static void kill(String what, String[] arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(SystemSuite.root().resolve("chamicore").toString()),
                        ImportRun.arguments(arguments).stream())
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CHAMICORE_BUILD", "never");
        Process process = builder.start();
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.contains("interfaces  1201 read")) {
                line = output.readLine();
            }
            assertThat(line).as(what).isNotNull();
            process.destroyForcibly().waitFor();
        }
    }

    private static List<JsonNode> components() {
        return inventory("/hsm/v2/State/Components")
                .path("Components")
                .valueStream()
                .filter(each -> each.path("ID").asString().startsWith("x7100"))
                .toList();
    }

    private static JsonNode inventory(String path) {
        return administrator(Service.INVENTORY).json(path);
    }

    private static int boundTo(String xname) {
        return administrator(Service.BOOT)
                .get("/boot/v1/bootparameters?name=" + xname)
                .statusCode();
    }

    /** How far the inventory's change log has got. */
    private static long changes() throws SQLException {
        try (Connection admin = suite().database().server().orElseThrow().admin("chamicore");
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from smd.change_log")) {
            row.next();
            return row.getLong(1);
        }
    }
}
