package org.chamicore.inventory.ethernetinterface;

import java.util.List;
import java.util.Set;
import org.chamicore.db.changelog.Change;

/** All that can come of taking in interfaces that were met in the machine. */
public sealed interface EnrolOutcome {

    /** @param changes what to append to the change log */
    record Enrolled(List<Change> changes) implements EnrolOutcome {}

    /** Nothing may be stored: other components have these interfaces. */
    record TakenElsewhere(Set<MacAddress> macAddresses) implements EnrolOutcome {}
}
