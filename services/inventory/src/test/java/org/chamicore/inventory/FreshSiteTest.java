package org.chamicore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * A site that is filled within a minute of its beginning: the database has looked at its tables when they were empty and does not
 * look again. Loading it works all the same, whole. What the plans of small tables would do to it, and that they are not used, is
 * shown where it can be told apart: {@code PlanRepositoryTest}.
 */
@InventoryTest
@TestPropertySource(properties = "DB_QUERY_TIMEOUT=10s")
class FreshSiteTest {

    private static final int MACHINE = 50_000;
    private static final int TRIES =
            15; // a statement's plan is kept from the sixth time on, and a query's from the eleventh
    private static final String COMPONENTS = "/hsm/v2/State/Components";
    private static final String ENDPOINTS = "/hsm/v2/Inventory/RedfishEndpoints";
    private static final String INTERFACES = "/hsm/v2/Inventory/EthernetInterfaces";

    private final Api api;

    FreshSiteTest(@LocalServerPort int port) {
        api = new Api(port);
    }

    @BeforeEach
    void nothingThereAndNobodyLooksAgain() throws SQLException {
        empty();
        eachTable("alter table %s set (autovacuum_enabled = false)");
        eachTable("vacuum analyze %s");
    }

    @AfterEach
    void othersFindItAsItWas() throws SQLException {
        empty();
        eachTable("alter table %s reset (autovacuum_enabled)");
        eachTable("vacuum analyze %s");
        try (Connection admin = TestDatabase.shared().admin();
                Statement run = admin.createStatement()) {
            // Hundreds of thousands of changes that every reader would go through: as after a restore, all start anew.
            run.execute("truncate smd.change_log; update smd.change_log_state set epoch = gen_random_uuid()");
        }
    }

    private void empty() {
        Stream.of(ENDPOINTS, INTERFACES, COMPONENTS).forEach(api::delete);
        api.delete("/hsm/v2/groups/fresh");
    }

    private static void eachTable(String statement) throws SQLException {
        try (Connection admin = TestDatabase.shared().admin();
                Statement run = admin.createStatement()) {
            for (String table : new String[] {
                "component",
                "component_group",
                "group_member",
                "partition_member",
                "reservation",
                "redfish_endpoint",
                "component_endpoint",
                "ethernet_interface",
                "interface_address"
            }) {
                run.execute(statement.formatted("smd." + table));
            }
        }
    }

    private static String node(int number) {
        return "x%dc%ds%db0n0".formatted(5000 + number / 5000, number / 625 % 8, number % 625);
    }

    private static String list(int from, int to, IntFunction<String> each) {
        return IntStream.range(from, to).mapToObj(each).collect(Collectors.joining(",", "[", "]"));
    }

    private void load(int from, int to) {
        String nodes = list(from, to, number -> "{\"ID\":\"%s\",\"State\":\"On\"}".formatted(node(number)));
        assertThat(api.post(COMPONENTS, "{\"Components\":%s}".formatted(nodes)).status())
                .isEqualTo(204);
    }

    private int group(int size) {
        String ids = list(0, size, number -> "\"%s\"".formatted(node(number)));
        return api.post("/hsm/v2/groups", "{\"label\":\"fresh\",\"members\":{\"ids\":%s}}".formatted(ids))
                .status();
    }

    @Test
    void groupOfAllIsMadeAndTheMachineTakenDown() {
        load(0, 5);
        for (int tries = 0; tries < TRIES; tries++) {
            assertThat(group(5)).isEqualTo(201);
            api.delete("/hsm/v2/groups/fresh");
        }
        load(5, MACHINE);

        assertThat(group(MACHINE)).isEqualTo(201);
        assertThat(api.delete(COMPONENTS).text()).contains("deleted 50000 entries");
    }

    private int register(int size) {
        String endpoints = list(0, size, number -> """
                {"ID":"%s","SchemaVersion":1,"Systems":[{"uri":"/redfish/v1/Systems/1","uuid":"%08x-0000-4000-8000-000000000000",\
                "ethernet_interfaces":[{"mac":"%012x","ip":"10.0.0.1"}]}]}""".formatted(node(number).replace("n0", ""), number, number));
        return api.post(ENDPOINTS, "{\"RedfishEndpoints\":%s}".formatted(endpoints))
                .status();
    }

    @Test
    void whatRefersToEachOtherIsRegisteredInOneCall() {
        for (int tries = 0; tries < TRIES; tries++) {
            assertThat(register(5)).isEqualTo(201);
            empty();
        }

        assertThat(register(20_000)).isEqualTo(201);
        assertThat(api.delete(ENDPOINTS).text()).contains("deleted 20000 entries");
        assertThat(api.delete(INTERFACES).text()).contains("deleted 20000 entries");
    }
}
