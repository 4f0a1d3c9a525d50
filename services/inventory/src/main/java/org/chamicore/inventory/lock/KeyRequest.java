package org.chamicore.inventory.lock;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chamicore.inventory.xname.Xname;

/**
 * Keys that somebody shows, by component; a component may be named without any key of its own, or with several.
 *
 * @param flexible whether what is possible is done where not all is
 * @param duration for how long, in whole minutes; zero where nothing was said
 */
record KeyRequest(Map<Xname, Set<UUID>> keys, boolean flexible, Duration duration) {

    /** The components in their order. */
    List<Xname> ids() {
        return keys.keySet().stream().sorted().toList();
    }

    boolean opens(Xname id, UUID key) {
        return keys.getOrDefault(id, Set.of()).contains(key);
    }
}
