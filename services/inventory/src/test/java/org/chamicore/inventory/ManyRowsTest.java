package org.chamicore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chamicore.db.bulk.BulkLoad;
import org.chamicore.inventory.Api.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.databind.JsonNode;

/** Every list that clients can send, beyond the length from which it is copied: stored and told as a whole, or not at all. */
@InventoryTest
class ManyRowsTest {

    private static final int MANY = 1500;
    private static final int BAD = 750;
    private static final String API = "/hsm/v2/";

    /**
     * A list as clients send it.
     *
     * @param body the body around the items
     * @param badField what a refusal calls the item {@link #BAD} when its name is none
     * @param tables those into which it is copied
     * @param told the kinds of the changes, one for each item
     */
    record Sent(
            String route,
            String body,
            IntFunction<String> item,
            String badField,
            Set<String> tables,
            Set<String> told) {

        String all() {
            return body.formatted(IntStream.range(0, MANY).mapToObj(item).collect(Collectors.joining(",")));
        }

        String allButOneBad() {
            return all().replace(quoted(node(BAD)), "\"zz\"").replace(quoted(bmc(BAD)), "\"zz\"");
        }

        /** Whether the items must be components. */
        boolean isOfComponents() {
            return item.apply(BAD).equals(quoted(node(BAD)));
        }

        @Override
        public String toString() {
            return route;
        }
    }

    private static final Sent COMPONENTS = new Sent(
            API + "State/Components",
            "{\"Components\":[%s]}",
            n -> "{\"ID\":\"%s\",\"State\":\"On\"}".formatted(node(n)),
            "Components[750].ID",
            Set.of("component"),
            Set.of("+component"));

    private static final Sent NODE_MAPS = new Sent(
            API + "Defaults/NodeMaps",
            "{\"NodeMaps\":[%s]}",
            n -> """
            {"ID":"%s","NID":%d,"Role":"Compute","NodeInfo":{"n":%d}}""".formatted(node(n), 2950000 + n, n),
            "NodeMaps[750].ID",
            Set.of("node_map"),
            Set.of("+node_map"));

    private static final Sent POWER_MAPS = new Sent(
            API + "sysinfo/powermaps",
            "[%s]",
            n -> """
            {"id":"%s","poweredBy":["x2950m0p0j%d","x2950m0p0v%d"]}""".formatted(node(n), n + 1, n + 1),
            "[750].id",
            Set.of("power_map"),
            Set.of("+power_map"));

    private static final Sent HARDWARE = new Sent(
            API + "Inventory/Hardware",
            "{\"Hardware\":[%s]}",
            n -> """
            {"ID":"%s","NodeLocationInfo":{"Id":"tab\\there"},"PopulatedFRU":{"NodeFRUInfo":{\
            "Manufacturer":"Acme \\"\\\\ \\u00fc","PartNumber":"P","SerialNumber":"%d","Model":"M"}}}""".formatted(node(n), n),
            "Hardware[750].ID",
            Set.of("hardware_fru", "hardware_location"),
            Set.of("+hardware_fru", "+hardware", "+hardware_history"));

    private static final Sent ENDPOINTS = new Sent(
            API + "Inventory/RedfishEndpoints",
            "{\"RedfishEndpoints\":[%s]}",
            n -> """
            {"ID":"%1$s","FQDN":"%1$s.example","User":"root","SchemaVersion":1,"Systems":[{\
            "uri":"https://h/redfish/v1/Systems/Node0","uuid":"11111111-0000-0000-0000-%2$012d","name":"Node0",\
            "power":{"state":"On"},"ethernet_interfaces":[\
            {"mac":"%3$s","ip":"10.29.%4$d.%5$d","description":"a\\tb"}]}]}""".formatted(bmc(n), n, mac(n), n / 200, n % 200 + 1),
            "RedfishEndpoints[750].ID",
            Set.of("redfish_endpoint", "component", "component_endpoint", "ethernet_interface", "interface_address"),
            Set.of("+redfish_endpoint", "+component", "+component_endpoint", "+ethernet_interface"));

    private static final Sent GROUP_MEMBERS = new Sent(
            API + "groups",
            "{\"label\":\"many\",\"members\":{\"ids\":[%s]}}",
            n -> quoted(node(n)),
            "members.ids[750]",
            Set.of("group_member"),
            Set.of("+membership"));

    private static final Sent PARTITION_MEMBERS = new Sent(
            API + "partitions",
            "{\"name\":\"p2950\",\"members\":{\"ids\":[%s]}}",
            n -> quoted(node(n)),
            "members.ids[750]",
            Set.of("partition_member"),
            Set.of("+membership"));

    private static final Sent RESERVATIONS = new Sent(
            API + "locks/service/reservations",
            "{\"ComponentIDs\":[%s],\"ReservationDuration\":15}",
            n -> quoted(node(n)),
            "ComponentIDs[750]",
            Set.of("reservation"),
            Set.of("+reservation"));

    static List<Sent> lists() {
        return List.of(
                COMPONENTS, NODE_MAPS, POWER_MAPS, HARDWARE, ENDPOINTS, GROUP_MEMBERS, PARTITION_MEMBERS, RESERVATIONS);
    }

    static List<Sent> listsThatOverwrite() {
        return List.of(POWER_MAPS, HARDWARE);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String bmc(int n) {
        return node(n).replace("n0", "");
    }

    private static String node(int n) {
        return "x2950c%ds%db0n0".formatted(n % 8, n / 8);
    }

    private static String mac(int n) {
        return "02:29:50:00:%02x:%02x".formatted(n / 256, n % 256);
    }

    /** Notes into which tables rows were copied. */
    static class NotingLoad extends BulkLoad {

        final Set<String> tables = new ConcurrentSkipListSet<>();

        NotingLoad(JdbcOperations jdbc) {
            super(jdbc);
        }

        private static String table(String sql) {
            return sql.strip().replaceFirst("copy ", "").replaceFirst("(?s) .*", "");
        }

        @Override
        public <T> long copy(String sql, Iterable<T> rows, Function<T, List<@Nullable Object>> values) {
            tables.add(table(sql));
            return super.copy(sql, rows, values);
        }

        @Override
        public <T> boolean isCopied(String sql, Iterable<T> rows, Function<T, List<@Nullable Object>> values) {
            boolean isCopied = super.isCopied(sql, rows, values);
            if (isCopied) {
                tables.add(table(sql));
            }
            return isCopied;
        }
    }

    @TestConfiguration
    static class Noting {
        @Bean
        @Primary
        NotingLoad noting(JdbcOperations jdbc) {
            return new NotingLoad(jdbc);
        }
    }

    @Autowired
    private NotingLoad load;

    private final Api api;
    private final Feed feed;

    ManyRowsTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    @AfterEach
    void empty() {
        List.of("groups/many", "partitions/p2950", "partitions/p2951").forEach(each -> api.delete(API + each));
        List.of(
                        "Inventory/Hardware",
                        "Inventory/HardwareByFRU",
                        "Inventory/Hardware/History",
                        "Inventory/RedfishEndpoints",
                        "Inventory/EthernetInterfaces",
                        "sysinfo/powermaps",
                        "Defaults/NodeMaps",
                        "State/Components")
                .forEach(each -> api.delete(API + each));
        feed.skip();
        load.tables.clear();
    }

    private void prepare(Sent sent) {
        if (sent.isOfComponents()) {
            assertThat(api.post(COMPONENTS.route(), COMPONENTS.all()).status()).isEqualTo(204);
            feed.skip();
            load.tables.clear();
        }
    }

    /** How many changes of which kind there were; the group or partition itself is not of interest. */
    private Map<String, Integer> told() {
        return feed.next().stream()
                .map(each ->
                        (each.has("before") ? "~" : "+") + each.path("kind").asString())
                .filter(each -> !Set.of("+group", "+partition").contains(each))
                .collect(Collectors.toMap(each -> each, each -> 1, Integer::sum));
    }

    private static List<String> faults(Answer refused) {
        return refused.json()
                .path("errors")
                .valueStream()
                .map(each -> each.path("field").asString())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void listIsCopied(Sent sent) {
        prepare(sent);
        Answer answer = api.post(sent.route(), sent.all());

        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        assertThat(load.tables).containsExactlyInAnyOrderElementsOf(sent.tables());
        assertThat(told()).isEqualTo(sent.told().stream().collect(Collectors.toMap(kind -> kind, kind -> MANY)));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void oneBadItemInTheMiddleIsNamedAndNothingStored(Sent sent) {
        prepare(sent);
        Answer refused = api.post(sent.route(), sent.allButOneBad());

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(faults(refused)).containsExactly(sent.badField());
        assertThat(feed.next()).isEmpty();
        assertThat(load.tables).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("listsThatOverwrite")
    void whatIsThereStaysAndWhatIsNewIsCopied(Sent sent) {
        api.post(sent.route(), sent.all());
        JsonNode stored = api.get(sent.route()).json();
        assertThat(api.delete(sent.route() + "/" + node(BAD)).status()).isEqualTo(200);
        feed.skip();
        load.tables.clear();

        assertThat(api.post(sent.route(), sent.all()).status()).isEqualTo(200);

        assertThat(api.get(sent.route()).json()).isEqualTo(stored);
        assertThat(told()).hasSize(1).containsValue(1);
        assertThat(load.tables).isNotEmpty();
    }

    @Test
    void oneEndpointThatIsThereIsNamedAndNothingStored() {
        String known = "{\"ID\":\"%s\",\"FQDN\":\"other.example\"}".formatted(bmc(BAD));
        assertThat(api.post(ENDPOINTS.route(), known).status()).isEqualTo(201);
        feed.skip();

        Answer refused = api.post(ENDPOINTS.route(), ENDPOINTS.all());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(faults(refused)).containsExactly("RedfishEndpoints[750].ID");
        assertThat(feed.next()).isEmpty();
        assertThat(api.get(ENDPOINTS.route()).json().path("RedfishEndpoints")).hasSize(1);
    }

    @Test
    void oneInterfaceThatIsKnownElsewhereIsNamedAndNothingStored() {
        api.post(
                API + "Inventory/EthernetInterfaces",
                "{\"MACAddress\":\"%s\",\"ComponentID\":\"x2951c0s0b0n0\"}".formatted(mac(BAD)));
        feed.skip();

        Answer refused = api.post(ENDPOINTS.route(), ENDPOINTS.all());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(faults(refused)).containsExactly("RedfishEndpoints[750].ethernet_interfaces");
        assertThat(feed.next()).isEmpty();
        assertThat(api.get(ENDPOINTS.route()).json().path("RedfishEndpoints")).isEmpty();
    }

    static List<Sent> listsOfMembers() {
        return List.of(GROUP_MEMBERS, PARTITION_MEMBERS);
    }

    @ParameterizedTest
    @MethodSource("listsOfMembers")
    void memberThatIsNoComponentIsNamedAndNothingStored(Sent sent) {
        prepare(sent);
        api.delete(COMPONENTS.route() + "/" + node(BAD));
        feed.skip();

        Answer refused = api.post(sent.route(), sent.all());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).isEqualTo("linked component does not exist");
        assertThat(faults(refused)).containsExactly(sent.badField());
        assertThat(told()).isEmpty();
        assertThat(api.get(sent.route()).text()).doesNotContain("many", "p2950");
    }

    @ParameterizedTest
    @MethodSource("listsOfMembers")
    void memberThatIsNamedTwiceIsNamedAndNothingStored(Sent sent) {
        prepare(sent);

        Answer refused = api.post(sent.route(), sent.all().replace(quoted(node(7)), quoted(node(BAD))));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(faults(refused)).containsExactly("members.ids[7]", sent.badField());
        assertThat(told()).isEmpty();
    }

    @Test
    void memberOfAnotherPartitionIsNamedAndNothingStored() {
        prepare(PARTITION_MEMBERS);
        api.post(PARTITION_MEMBERS.route(), "{\"name\":\"p2951\",\"members\":{\"ids\":[\"%s\"]}}".formatted(node(BAD)));
        feed.skip();

        Answer refused = api.post(PARTITION_MEMBERS.route(), PARTITION_MEMBERS.all());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(faults(refused)).containsExactly("members.ids[750]");
        assertThat(feed.next()).isEmpty();
    }

    @Test
    void nodeWhoseNumberAnotherHasIsNamedAndNothingStored() {
        api.post(NODE_MAPS.route(), "{\"NodeMaps\":[{\"ID\":\"x2951c0s0b0n0\",\"NID\":%d}]}".formatted(2950000 + BAD));
        feed.skip();

        Answer refused = api.post(NODE_MAPS.route(), NODE_MAPS.all());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(faults(refused)).containsExactly("NodeMaps[750].NID");
        assertThat(feed.next()).isEmpty();
    }

    @Test
    void componentThatIsReservedIsNamedAndNothingStored() {
        prepare(RESERVATIONS);
        api.post(RESERVATIONS.route(), "{\"ComponentIDs\":[\"%s\"],\"ReservationDuration\":15}".formatted(node(BAD)));
        feed.skip();

        Answer refused = api.post(RESERVATIONS.route(), RESERVATIONS.all());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).isEqualTo("Component is Reserved");
        assertThat(faults(refused)).containsExactly("ComponentIDs[750]");
        assertThat(feed.next()).isEmpty();
    }
}
