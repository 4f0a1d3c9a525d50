package org.chamicore.cli.imports.smd;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.Kind;
import org.chamicore.cli.imports.PostgresSource;
import org.chamicore.cli.imports.Source.Taker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Endpoints out of {@code rf_endpoints}, with what they manage out of {@code comp_endpoints}, put into the form of magellan's payload
 * (schema version 1) that it came in.
 */
final class SmdEndpoints {

    private static final Map<String, String> ENDPOINT = Map.ofEntries(
            Map.entry("id", "ID"),
            Map.entry("name", "Name"),
            Map.entry("hostname", "Hostname"),
            Map.entry("domain", "Domain"),
            Map.entry("enabled", "Enabled"),
            Map.entry("uuid", "UUID"),
            Map.entry("user", "User"),
            Map.entry("usessdp", "UseSSDP"),
            Map.entry("macrequired", "MACRequired"),
            Map.entry("macaddr", "MACAddr"),
            Map.entry("ipaddr", "IPAddress"),
            Map.entry("rediscoveronupdate", "RediscoverOnUpdate"));

    private final PostgresSource database;

    SmdEndpoints(PostgresSource database) {
        this.database = database;
    }

    void read(Kind endpoints, Taker taker) {
        Map<String, List<JsonNode>> parts = database.table("comp_endpoints", "length(id), id").stream()
                .collect(Collectors.groupingBy(each -> Json.text(each, "rf_endpoint_id")));
        List<Item> items = new ArrayList<>();
        for (JsonNode row : database.table("rf_endpoints", "id")) {
            items.add(item(row, parts.getOrDefault(Json.text(row, "id"), List.of()), taker));
        }
        taker.take(endpoints, items);
    }

    private static Item item(JsonNode row, List<JsonNode> parts, Taker taker) {
        String id = Json.text(row, "id");
        ObjectNode compared = Json.renamed(row, ENDPOINT);
        ObjectNode body = compared.deepCopy().put("SchemaVersion", 1);
        Json.set(body, "Password", row.path("password"));
        List<JsonNode> managers = parts.stream()
                .filter(each -> Json.text(each, "redfish_type").equals("Manager")
                        && Json.text(each, "id").equals(id))
                .toList();
        List<JsonNode> systems = parts.stream()
                .filter(each -> Json.text(each, "redfish_type").equals("ComputerSystem"))
                .toList();
        // A payload does not name its nodes: they are numbered as they come.
        boolean numbered = IntStream.range(0, systems.size())
                        .allMatch(number -> Json.text(systems.get(number), "id").equals(id + "n" + number))
                && systems.stream().map(SmdEndpoints::identity).distinct().count() == systems.size();
        List<JsonNode> sent = new ArrayList<>(managers);
        body.set("Managers", Json.array(managers.stream().map(SmdEndpoints::manager)));
        if (numbered) {
            sent.addAll(systems);
            body.set("Systems", Json.array(systems.stream().map(SmdEndpoints::system)));
        }
        ObjectNode managed = compared.withObject("/" + Endpoints.MANAGED);
        sent.forEach(each -> managed.put(Json.text(each, "id"), path(each)));
        parts.stream()
                .filter(each -> !sent.contains(each))
                .forEach(each -> taker.leave(
                        "component endpoints",
                        Json.text(each, "id"),
                        "a %s cannot be written by itself: magellan brings what it finds"
                                .formatted(Json.text(each, "redfish_type"))));
        return new Item(id, body, compared);
    }

    private static String path(JsonNode part) {
        return Json.text(part, "odata_id");
    }

    /** By what the inventory tells the systems of a payload apart. */
    private static String identity(JsonNode system) {
        String uuid = Json.text(system, "uuid");
        return uuid.isEmpty() ? path(system) : uuid.toLowerCase(Locale.ROOT);
    }

    private static ObjectNode manager(JsonNode row) {
        JsonNode info = row.path("component_info");
        ObjectNode manager = part(row, info, "#Manager.Reset");
        manager.set(
                "command_shell",
                Json.array(info.at("/CommandShell/ConnectTypesSupported").valueStream()));
        return manager;
    }

    private static ObjectNode system(JsonNode row) {
        JsonNode info = row.path("component_info");
        ObjectNode system = part(row, info, "#ComputerSystem.Reset");
        Json.set(system, "uuid", row.path("uuid"));
        Json.set(system, "system_type", row.path("redfish_subtype"));
        String power = Json.text(info, "PowerURL");
        if (power.endsWith("/Power")) {
            system.withObject("/links").set("chassis", Json.texts(Stream.of(power.replaceFirst("/Power$", ""))));
            system.withObject("/power")
                    .set(
                            "power_control_ids",
                            Json.texts(
                                    info.path("PowerControl").valueStream().map(each -> Json.text(each, "@odata.id"))));
        }
        return system;
    }

    private static ObjectNode part(JsonNode row, JsonNode info, String reset) {
        ObjectNode part = Json.object().put("uri", path(row));
        Json.set(part, "name", info.path("Name"));
        JsonNode actions = info.path("Actions").path(reset).path("ResetType@Redfish.AllowableValues");
        if (actions.isArray()) {
            part.set("actions", actions);
        }
        part.set(
                "ethernet_interfaces",
                Json.array(info.path("EthernetNICInfo")
                        .valueStream()
                        .filter(each -> !Json.text(each, "MACAddress").isEmpty())
                        .map(SmdEndpoints::nic)));
        return part;
    }

    private static ObjectNode nic(JsonNode info) {
        return Json.renamed(
                info,
                Map.of(
                        "@odata.id", "uri",
                        "MACAddress", "mac",
                        "Description", "description",
                        "Hostname", "name",
                        "InterfaceEnabled", "enabled"));
    }
}
