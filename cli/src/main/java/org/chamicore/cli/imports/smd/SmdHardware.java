package org.chamicore.cli.imports.smd;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.Kind;
import org.chamicore.cli.imports.PostgresSource;
import org.chamicore.cli.imports.Source.Taker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Hardware out of {@code hwinv_by_loc} and {@code hwinv_by_fru}: each place with the unit that sits there. */
final class SmdHardware {

    /** What the documents of a type are called where they are not called by the type. */
    private static final Map<String, String> WORDS =
            Map.of("CabinetPDU", "PDU", "CabinetPDUPowerConnector", "Outlet", "CabinetPDUOutlet", "Outlet");

    private final PostgresSource database;

    SmdHardware(PostgresSource database) {
        this.database = database;
    }

    void read(Kind hardware, Taker taker) {
        Map<String, JsonNode> units = Json.byId(
                Json.array(database.table("hwinv_by_fru", "fru_id").stream()), each -> Json.text(each, "fru_id"));
        List<Item> items = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        for (JsonNode place : database.table("hwinv_by_loc", "id")) {
            JsonNode unit = units.get(Json.text(place, "fru_id"));
            if (unit == null) {
                taker.leave(hardware.title(), Json.text(place, "id"), "an empty place cannot be written");
            } else {
                placed.add(Json.text(place, "fru_id"));
                items.add(item(place, unit));
            }
        }
        taker.take(hardware, items);
        units.keySet().stream()
                .filter(each -> !placed.contains(each))
                .forEach(each ->
                        taker.leave("spare units", each, "hardware is written by its place, and this has none"));
        int events = database.table("hwinv_hist", "id").size();
        if (events > 0) {
            taker.leave("hardware history", events + " events", "Chamicore's begins with the import");
        }
    }

    /** Chamicore makes a unit's id anew out of its maker and numbers, so it is not compared. */
    private static Item item(JsonNode place, JsonNode unit) {
        String type = Json.text(place, "type");
        String word = WORDS.getOrDefault(type, type);
        ObjectNode body = Json.object().put("ID", Json.text(place, "id"));
        body.set(word + "LocationInfo", place.path("location_info"));
        ObjectNode fru = Json.object();
        Json.set(fru, "Subtype", unit.path("subtype"));
        fru.set(word + "FRUInfo", unit.path("fru_info"));
        body.set("PopulatedFRU", fru);
        ObjectNode sent = body.deepCopy();
        sent.withObject("/PopulatedFRU").put("FRUID", Json.text(unit, "fru_id"));
        return new Item(Json.text(place, "id"), sent, body);
    }
}
