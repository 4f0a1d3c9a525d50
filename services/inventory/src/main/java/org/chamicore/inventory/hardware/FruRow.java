package org.chamicore.inventory.hardware;

import org.chamicore.inventory.wire.Labelled;
import org.chamicore.inventory.xname.ComponentType;
import tools.jackson.databind.JsonNode;

/** How a unit stands in its table. */
final class FruRow {

    private FruRow() {}

    static Fru map(String fruId, String label, String subtype, JsonNode info) {
        ComponentType type = Labelled.find(ComponentType.class, label).orElseThrow();
        return new Fru(
                fruId, type, subtype, HardwareModel.of(type).form().unit().read(info));
    }
}
