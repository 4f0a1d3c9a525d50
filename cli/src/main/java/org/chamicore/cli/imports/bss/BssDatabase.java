package org.chamicore.cli.imports.bss;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.Kind;
import org.chamicore.cli.imports.PostgresSource;
import org.chamicore.cli.imports.Sameness;
import org.chamicore.cli.imports.Source;
import tools.jackson.databind.JsonNode;

/**
 * BSS's tables, as its migrations 1 to 3 leave them (OpenCHAMI/bss, {@code migrations/postgres}). No key keeps them in order, so rows
 * that lead nowhere and nodes with two configurations are met.
 */
final class BssDatabase implements Source {

    static final String TABLE = "boot_group_assignments";

    private static final Map<String, String> CONFIGURATION =
            Map.of("kernel_uri", "kernel", "initrd_uri", "initrd", "cmdline", "params");

    private final PostgresSource database;
    private final Kind parameters;

    BssDatabase(PostgresSource database, Kind parameters) {
        this.database = database;
        this.parameters = parameters;
    }

    @Override
    public void read(Taker taker) {
        Map<String, JsonNode> nodes = byId("nodes");
        Map<String, JsonNode> groups = byId("boot_groups");
        Map<String, JsonNode> configurations = byId("boot_configs");
        List<Item> items = new ArrayList<>();
        Map<String, Item> bySelector = new HashMap<>();
        Set<String> used = new HashSet<>();
        for (JsonNode each : database.table(TABLE, "boot_group_id, node_id")) {
            String groupId = Json.text(each, "boot_group_id");
            JsonNode node = nodes.get(Json.text(each, "node_id"));
            JsonNode group = groups.get(groupId);
            JsonNode configuration = group == null ? null : configurations.get(Json.text(group, "boot_config_id"));
            if (node == null || configuration == null) {
                taker.leave(
                        parameters.title(),
                        "assignment of %s to %s".formatted(Json.text(each, "node_id"), groupId),
                        "it leads to nothing");
                continue;
            }
            used.add(groupId);
            for (String selector : selectors(node)) {
                Item item = BootParameters.item(selector, Json.renamed(configuration, CONFIGURATION));
                Item before = bySelector.putIfAbsent(item.id(), item);
                // The same twice is once; two that differ are for the importer to refuse.
                if (before == null || !Sameness.equal(before.body(), item.body())) {
                    items.add(item);
                }
            }
        }
        taker.take(parameters, items);
        groups.forEach((id, group) -> {
            if (!used.contains(id)) {
                taker.leave(parameters.title(), "group " + Json.text(group, "name"), "no node uses it");
            }
        });
    }

    /** A node has one identifier as a rule; each that it has selects it. */
    private static List<String> selectors(JsonNode node) {
        List<String> selectors = new ArrayList<>();
        for (String each : List.of("xname", "boot_mac")) {
            if (!Json.text(node, each).isEmpty()) {
                selectors.add(Json.text(node, each));
            }
        }
        long nid = node.path("nid").asLong(0);
        if (nid > 0) {
            selectors.add("nid" + nid);
        }
        return selectors;
    }

    private Map<String, JsonNode> byId(String table) {
        return Json.byId(Json.array(database.table(table, "id").stream()), each -> Json.text(each, "id"));
    }
}
