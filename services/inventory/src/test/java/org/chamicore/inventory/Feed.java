package org.chamicore.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A reader of the change feed of a running inventory. */
public final class Feed {

    private static final String MARKER = "feed.";

    /** How far the log of this run's database was read; who goes to its end goes on from there. */
    private static volatile String read = "";

    private final Api api;
    private String cursor = read;

    public Feed(Api api) {
        this.api = api;
    }

    /** Goes to the end of what there is. */
    public void skip() {
        next();
    }

    /** What came since the last time, of whichever reader where this is the first one: all up to a change that is made now, so that nothing is missed that must first settle. */
    public List<JsonNode> next() {
        String marker = MARKER + UUID.randomUUID();
        api.post("/hsm/v2/groups", "{\"label\":\"%s\"}".formatted(marker));
        api.delete("/hsm/v2/groups/" + marker);
        List<JsonNode> changes = new ArrayList<>();
        for (boolean marked = false; !marked; ) {
            String after = cursor.isEmpty() ? "" : "&after=" + cursor;
            JsonNode page =
                    api.get("/hsm/v2/changes?wait=10s&limit=10000" + after).json();
            cursor = page.path("next").asString();
            read = cursor;
            for (JsonNode change : page.path("changes")) {
                String key = change.path("key").asString();
                marked |= key.equals(marker) && change.has("before");
                if (!key.startsWith(MARKER)) {
                    changes.add(change);
                }
            }
        }
        return changes;
    }

    /** The route that shows things of a kind. */
    public static String route(String kind) {
        return "/hsm/v2/"
                + switch (kind) {
                    case "component" -> "State/Components";
                    case "component_endpoint" -> "Inventory/ComponentEndpoints";
                    case "ethernet_interface" -> "Inventory/EthernetInterfaces";
                    case "redfish_endpoint" -> "Inventory/RedfishEndpoints";
                    case "hardware" -> "Inventory/Hardware";
                    case "hardware_fru" -> "Inventory/HardwareByFRU";
                    case "power_map" -> "sysinfo/powermaps";
                    case "membership" -> "memberships";
                    case "group" -> "groups";
                    case "partition" -> "partitions";
                    case "subscription" -> "Subscriptions/SCN";
                    case "node_map" -> "Defaults/NodeMaps";
                    default -> throw new IllegalArgumentException(kind);
                };
    }
}
