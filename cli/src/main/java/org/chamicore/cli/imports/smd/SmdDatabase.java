package org.chamicore.cli.imports.smd;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.PostgresSource;
import org.chamicore.cli.imports.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The state manager's tables, as its migrations 1 to 23 leave them (Cray-HPE/hms-smd and OpenCHAMI/smd, {@code migrations/postgres}).
 */
final class SmdDatabase implements Source {

    /** A table of the state manager; an address that has none is not its database. */
    static final String TABLE = "component_groups";

    private static final Map<String, String> COMPONENT = Map.ofEntries(
            Map.entry("id", "ID"),
            Map.entry("flag", "Flag"),
            Map.entry("enabled", "Enabled"),
            Map.entry("admin", "SoftwareStatus"),
            Map.entry("role", "Role"),
            Map.entry("subrole", "SubRole"),
            Map.entry("subtype", "Subtype"),
            Map.entry("nettype", "NetType"),
            Map.entry("arch", "Arch"),
            Map.entry("class", "Class"));

    private final PostgresSource database;
    private final Api inventory;

    SmdDatabase(PostgresSource database, Api inventory) {
        this.database = database;
        this.inventory = inventory;
    }

    @Override
    public void read(Taker taker) {
        Components components = new Components(inventory);
        List<JsonNode> rows = database.table("components", "id");
        taker.take(components, items(rows, SmdDatabase::component));
        taker.take(
                InventoryLists.nodeMaps(inventory),
                items(database.table("node_nid_mapping", "id"), SmdDatabase::nodeMap));
        taker.take(new Interfaces(inventory), items(database.table("comp_eth_interfaces", "id"), SmdDatabase::nic));
        new SmdEndpoints(database).read(new Endpoints(inventory), taker);
        new SmdHardware(database).read(InventoryLists.hardware(inventory), taker);
        Map<String, List<String>> members = database.table("component_group_members", "component_id").stream()
                .collect(Collectors.groupingBy(
                        each -> Json.text(each, "group_id"),
                        Collectors.mapping(each -> Json.text(each, "component_id"), Collectors.toList())));
        taker.take(Members.groups(inventory, components), groups("group", "label", members));
        taker.take(Members.partitions(inventory, components), groups("partition", "name", members));
        taker.take(
                InventoryLists.powerMaps(inventory),
                items(database.table("power_mapping", "id"), SmdDatabase::powerMap));
        taker.take(Locks.locks(inventory, components), flagged(rows, "locked", "Locked"));
        taker.take(Locks.bans(inventory, components), flagged(rows, "reservation_disabled", "ReservationDisabled"));
        taker.take(
                new Subscriptions(inventory),
                items(database.table("scn_subscriptions", "id"), SmdDatabase::subscription));
        leave(taker);
    }

    private void leave(Taker taker) {
        for (JsonNode each : database.table("reservations", "component_id")) {
            taker.leave(
                    "reservations",
                    Json.text(each, "component_id"),
                    "its key is with whoever holds it, and Chamicore makes keys of its own");
        }
        for (JsonNode each : database.table("service_endpoints", "rf_endpoint_id, redfish_type")) {
            taker.leave(
                    "service endpoints",
                    Json.text(each, "rf_endpoint_id") + "/" + Json.text(each, "redfish_type"),
                    "nobody here walks Redfish services");
        }
    }

    private static List<Item> items(List<JsonNode> rows, Function<JsonNode, Item> item) {
        return rows.stream().map(item).toList();
    }

    /** A state that was never told is unknown; the number -1 is none. */
    private static Item component(JsonNode row) {
        ObjectNode body = Json.renamed(row, COMPONENT);
        String state = Json.text(row, "state");
        body.put("State", state.isEmpty() ? "Unknown" : state);
        if (row.path("nid").asLong(-1) >= 0) {
            body.set("NID", row.path("nid"));
        }
        return Item.of(Json.text(row, "id"), body);
    }

    private static Item nodeMap(JsonNode row) {
        return Item.of(
                Json.text(row, "id"),
                Json.renamed(
                        row,
                        Map.of(
                                "id",
                                "ID",
                                "nid",
                                "NID",
                                "role",
                                "Role",
                                "subrole",
                                "SubRole",
                                "node_info",
                                "NodeInfo")));
    }

    private static Item powerMap(JsonNode row) {
        return Item.of(Json.text(row, "id"), Json.renamed(row, Map.of("id", "id", "powered_by", "poweredBy")));
    }

    private static Item nic(JsonNode row) {
        ObjectNode body = Json.renamed(row, Map.of("description", "Description", "compid", "ComponentID"));
        String mac = Json.text(row, "macaddr").toLowerCase(Locale.ROOT);
        body.put("MACAddress", mac);
        body.set(
                "IPAddresses",
                Json.array(row.path("ip_addresses")
                        .valueStream()
                        .filter(each -> !Json.text(each, "IPAddress").isEmpty())
                        .map(each -> Json.renamed(each, Map.of("IPAddress", "IPAddress", "Network", "Network")))));
        return Item.of(mac.replaceAll("[:.-]", ""), body);
    }

    private List<Item> groups(String namespace, String name, Map<String, List<String>> members) {
        return database.table(TABLE, "name").stream()
                .filter(each -> Json.text(each, "namespace").equals(namespace))
                .map(each -> {
                    ObjectNode body = Json.renamed(
                            each,
                            Map.of(
                                    "name", name,
                                    "description", "description",
                                    "tags", "tags",
                                    "exclusive_group_identifier", "exclusiveGroup"));
                    body.set(
                            "members",
                            Json.object(
                                    "ids",
                                    Json.texts(members.getOrDefault(Json.text(each, "id"), List.of()).stream())));
                    return Item.of(Json.text(each, "name"), body);
                })
                .toList();
    }

    private static List<Item> flagged(List<JsonNode> components, String column, String flag) {
        return components.stream()
                .filter(each -> each.path(column).asBoolean(false))
                .map(each -> Item.of(Json.text(each, "id"), Json.object().put(flag, true)))
                .toList();
    }

    private static Item subscription(JsonNode row) {
        ObjectNode body = Json.object();
        row.path("subscription")
                .propertyStream()
                .filter(each -> !each.getKey().equalsIgnoreCase("ID"))
                .forEach(each -> Json.set(body, each.getKey(), each.getValue()));
        return Item.of(Subscriptions.id(body), body);
    }
}
