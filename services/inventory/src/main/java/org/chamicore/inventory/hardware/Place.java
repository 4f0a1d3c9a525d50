package org.chamicore.inventory.hardware;

import java.math.BigInteger;
import org.chamicore.inventory.xname.ComponentType;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a piece of hardware sits.
 *
 * @param info what is told of the place, in the fields of its type
 * @param fruId the unit that is there; null where none is
 */
record Place(Xname id, JsonNode info, @Nullable String fruId) {

    HardwareModel model() {
        return HardwareModel.of(id.type());
    }

    /** The number with which its name ends. */
    BigInteger ordinal() {
        return new BigInteger(id.value().replaceFirst(".*\\D", ""));
    }

    /** The node that it is a part of; itself where that is no node's. */
    Xname node() {
        return Names.upwards(id).stream()
                .filter(each -> each.type() == ComponentType.NODE)
                .findFirst()
                .orElse(id);
    }

    static String infoMember(HardwareModel model) {
        return model.word() + "LocationInfo";
    }
}
