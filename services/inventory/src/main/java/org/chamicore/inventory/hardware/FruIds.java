package org.chamicore.inventory.hardware;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.inventory.xname.Xname;
import tools.jackson.databind.JsonNode;

/** Gives units their names, which follow from who made them and stay the same wherever they are put. */
final class FruIds {

    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9]");

    private FruIds() {}

    /**
     * The name of the unit that sits at a place.
     *
     * @param given what its client calls it, which counts for outlets only: nothing else tells them apart
     */
    static String of(Xname id, JsonNode unit, String given) {
        HardwareForm form = HardwareModel.of(id.type()).form();
        if (form == HardwareForm.OUTLET && !given.isEmpty() && given.length() <= Fru.LONGEST_ID) {
            return given;
        }
        String maker = part(unit, form == HardwareForm.RISER ? "Producer" : "Manufacturer");
        String number = form == HardwareForm.POWER_SUPPLY ? "" : part(unit, "PartNumber");
        String serial = part(unit, "SerialNumber");
        String name = Stream.of(id.type().label(), maker, number, serial)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("."));
        boolean tells = !serial.isEmpty() && !(maker.isEmpty() && number.isEmpty());
        return tells && name.length() <= Fru.LONGEST_ID ? name : "FRUIDfor" + id;
    }

    private static String part(JsonNode unit, String field) {
        return OTHER.matcher(unit.path(field).asString("")).replaceAll("");
    }
}
