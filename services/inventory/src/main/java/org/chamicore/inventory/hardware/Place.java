package org.chamicore.inventory.hardware;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Stream;
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

    String name() {
        return id.value();
    }

    HardwareModel model() {
        return HardwareModel.of(id.type());
    }

    /** The number with which its name ends. */
    BigInteger ordinal() {
        return new BigInteger(id.value().replaceFirst(".*\\D", ""));
    }

    /** The node that it is a part of; itself where that is no node's. */
    Xname node() {
        return upwards(id)
                .filter(each -> each.type() == ComponentType.NODE)
                .findFirst()
                .orElse(id);
    }

    /** A name and everything that it is a part of, from the part to the whole. */
    static Stream<Xname> upwards(Xname id) {
        return Stream.iterate(Optional.of(id), Optional::isPresent, each -> each.flatMap(Xname::parent))
                .flatMap(Optional::stream);
    }

    static String infoMember(HardwareModel model) {
        return model.word() + "LocationInfo";
    }
}
