package org.chamicore.inventory.hardware;

import java.util.ArrayList;
import java.util.List;
import org.chamicore.inventory.xname.Xname;

/** What follows from a name: what lies above it. */
final class Names {

    private Names() {}

    /** A name and everything it is a part of, from the part to the whole. */
    static List<Xname> upwards(Xname id) {
        List<Xname> names = new ArrayList<>();
        for (String name = id.value(); !name.isEmpty(); name = name.replaceFirst("[a-z_]+[0-9]*$", "")) {
            Xname.find(name).ifPresent(names::add);
        }
        return names;
    }
}
