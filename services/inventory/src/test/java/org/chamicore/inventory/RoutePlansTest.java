package org.chamicore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.chamicore.db.pool.ServicePool;
import org.chamicore.db.testing.TestDatabase;
import org.chamicore.db.testing.TestDatabaseInitializer;
import org.chamicore.inventory.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/** How the database goes about what the hot routes ask when there are 50,000 nodes: by an index, and through no table from end to end. */
@InventoryTest
@TestPropertySource(properties = TestDatabaseInitializer.OWN)
class RoutePlansTest {

    private static final List<String> TABLES = List.of(
            "change_log",
            "component",
            "group_member",
            "partition_member",
            "reservation",
            "redfish_endpoint",
            "component_endpoint",
            "service_endpoint",
            "ethernet_interface",
            "interface_address",
            "hardware_event",
            "hardware_location",
            "hardware_fru",
            "power_map",
            "node_map");

    private static final List<String> MACHINE =
            List.of("""
            insert into component (id, type, state, flag, enabled, role, nid)
            select format('x%sc%ss%sb0n0', 4000 + n / 5000, n / 625 % 8, n % 625), 'Node', 'Ready', 'OK', true, 'Compute', n + 4000000
              from generate_series(0, 49999) as n
            """, """
            insert into component_group (label, description)
            select format('plans.%s', n), '' from generate_series(0, 9) as n
            """, """
            insert into group_member (component_id, label)
            select id, format('plans.%s', nid % 10) from component where id like 'x4%'
            """, """
            insert into component_partition (name, description)
            select format('p40%s', n), '' from generate_series(10, 99) as n
            """, """
            insert into partition_member (component_id, name)
            select id, format('p40%s', 10 + nid % 90) from component where id like 'x4%'
            """, """
            insert into reservation (component_id, reservation_key, deputy_key, created_at)
            select id, gen_random_uuid(), gen_random_uuid(), now() from component where id like 'x4%' and nid % 5 = 0
            """, """
            insert into redfish_endpoint (id, type, hostname, domain, fqdn, enabled, username, use_ssdp, mac_required, rediscover_on_update)
            select replace(id, 'n0', ''), 'NodeBMC', '', '', replace(id, 'n0', ''), true, '', false, false, false
              from component where id like 'x4%'
            """, """
            insert into component_endpoint (id, type, endpoint_id, redfish_type, redfish_subtype, odata_id, info)
            select id, 'Node', replace(id, 'n0', ''), 'ComputerSystem', '', '', '{}' from component where id like 'x4%'
            """, """
            insert into service_endpoint (endpoint_id, redfish_type, redfish_subtype, uuid, odata_id, info)
            select id, 'UpdateService', '', '', '', '{}' from redfish_endpoint where id like 'x4%'
            """, """
            insert into ethernet_interface (mac_address, description, component_id, type, last_update)
            select cast(lpad(to_hex(nid), 12, '0') as macaddr), '', id, 'Node', now() from component where id like 'x4%'
            """, """
            insert into interface_address (mac_address, position, ip_address)
            select mac_address, 0, cast('10.0.0.0' as inet) + row_number() over ()
              from ethernet_interface where component_id like 'x4%'
            """, """
            insert into hardware_fru (fru_id, type, subtype, info)
            select format('Node.plans.%s', nid), 'Node', '', '{}' from component where id like 'x4%'
            """, """
            insert into hardware_location (id, type, node, info, fru_id)
            select id, 'Node', id, '{}', format('Node.plans.%s', nid) from component where id like 'x4%'
            """, """
            insert into hardware_event (location_id, fru_id, event_type)
            select id, fru_id, 'Detected' from hardware_location where id like 'x4%'
            """, """
            insert into power_map (id, powered_by) select id, '{}' from component where id like 'x4%'
            """, """
            insert into node_map (id, nid) select id, nid from component where id like 'x4%'
            """, """
            insert into change_log (xid, occurred_at, actor, request_id, kind, key, after)
            select pg_current_xact_id(), now() - make_interval(secs => 500000 - nid % 50000 * 10)
                 , format('plans.%s', nid % 500), '-', 'component', id, '{}'
              from component where id like 'x4%'
             order by nid
            """);

    @TestConfiguration
    static class Explaining {
        @Bean
        @Primary
        Plans plans(ServicePool pool) {
            return new Plans(pool);
        }
    }

    private final Api api;
    private final Plans plans;

    RoutePlansTest(@LocalServerPort int port, @Autowired Plans plans) {
        api = new Api(port);
        this.plans = plans;
    }

    @BeforeAll
    static void aLargeMachine(@Autowired TestDatabase database) throws SQLException {
        try (Connection admin = database.admin();
                Statement run = admin.createStatement()) {
            run.execute("set search_path = smd");
            run.execute("set plan_cache_mode = force_custom_plan"); // checks of foreign keys fit what is there by then
            for (String statement : MACHINE) {
                run.execute(statement);
            }
            run.execute("analyze " + String.join(",", TABLES));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            GET State/Components/x4001c2s7b0n0                                   | component_pk
            GET State/Components/ByNID/4000777                                   | component_nid_idx
            GET State/Components/Query/x4001c2s7                                 | component_pk
            GET State/Components?id=x4001c2s[1-9]b0n0&state=Ready&role=Compute   | component_pk
            GET State/Components?nid_start=4000001&nid_end=4000099&type=Node     | component_nid_idx
            GET State/Components?type=Node&state=Ready&limit=10&after=x4001      | component_pk
            GET State/Components?role=Compute&group=plans.3&limit=10&after=x4001 | component_pk
            GET Inventory/EthernetInterfaces/0000003d0907                        | ethernet_interface_pk interface_address_pk
            GET Inventory/EthernetInterfaces?MACAddress=00:00:00:3d:09:07        | ethernet_interface_pk interface_address_pk
            GET Inventory/EthernetInterfaces?ComponentID=x4001c2s7b0n0           | ethernet_interface_component_id_idx interface_address_pk
            GET Inventory/EthernetInterfaces?IPAddress=10.0.3.7                  | interface_address_ip_address_idx
            GET memberships/x4001c2s7b0n0                                        | component_pk group_member_pk partition_member_pk
            GET memberships?id=x4001c2s7b0n0                                     | component_pk group_member_pk partition_member_pk
            GET Inventory/ComponentEndpoints/x4001c2s7b0n0                       | component_endpoint_pk redfish_endpoint_pk
            GET Inventory/ComponentEndpoints?id=x4001c2s7b0n0                    | component_endpoint_pk redfish_endpoint_pk
            GET Inventory/ComponentEndpoints?redfish_ep=x4001c2s7b0              | component_endpoint_endpoint_id_idx redfish_endpoint_pk
            GET Inventory/RedfishEndpoints/x4001c2s7b0                           | redfish_endpoint_pk
            GET Inventory/RedfishEndpoints?id=x4001c2s7b0                        | redfish_endpoint_pk
            GET Inventory/RedfishEndpoints?fqdn=x4001c2s7b0                      | redfish_endpoint_fqdn_uq
            GET Inventory/ServiceEndpoints?redfish_ep=x4001c2s7b0                | service_endpoint_pk
            POST locks/status {"ComponentIDs":["x4001c2s7b0n0"]}                 | component_pk reservation_pk
            POST locks/service/reservations/check {"DeputyKeys":[{"ID":"x4001c2s7b0n0","Key":"x4001c2s7b0n0:dk:00000000-0000-4000-8000-000000000000"}]} | reservation_pk
            GET groups/plans.3                                                   | group_member_label_idx
            GET groups/plans.3/members                                           | group_member_label_idx
            GET groups?group=plans.3                                             | group_member_label_idx
            GET partitions/p4011/members                                         | partition_member_name_idx
            GET Inventory/Hardware/x4001c2s7b0n0                                 | hardware_location_pk hardware_fru_pk
            GET Inventory/Hardware/Query/x4001c2s7b0n0                           | hardware_location_pk hardware_fru_pk
            GET Inventory/HardwareByFRU/Node.plans.4000777                       | hardware_fru_pk
            GET Inventory/Hardware/History/x4001c2s7b0n0                         | hardware_event_location_idx
            GET Inventory/Hardware/History?id=x4001c2s7b0n0                      | hardware_event_location_idx
            GET Inventory/HardwareByFRU/History/Node.plans.4000777               | hardware_event_fru_idx
            GET sysinfo/powermaps/x4001c2s7b0n0                                  | power_map_pk
            GET Defaults/NodeMaps/x4001c2s7b0n0                                  | node_map_pk
            GET changes?kind=component&key=x4001c2s7b0n0                         | change_log_key_idx
            GET changes?kind=partition&limit=5                                   | change_log_kind_idx
            GET changes?actor=plans.77                                           | change_log_actor_idx
            GET changes?since=2100-01-01T00:00:00Z                               | change_log_occurred_at_idx
            """)
    void routeFindsFewByAnIndex(String request, String indexes) {
        String[] words = request.split(" ", 3);
        String path = "/hsm/v2/" + words[1];
        String plan = plans.of(() -> {
            Answer answer = words[0].equals("GET") ? api.get(path) : api.post(path, words[2]);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        });

        assertThat(plan).contains(indexes.split(" "));
        TABLES.forEach(
                table -> assertThat(plan).doesNotContain("Seq Scan on " + table + " ", "Seq Scan on " + table + "\n"));
    }
}
