package org.chamicore.cli.node;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is being done to a node, as it is written down.
 *
 * @param kind whether it comes or goes
 * @param failure why all of it is being taken back; blank while it goes on
 * @param changes in the order in which they are done
 */
record Work(String node, Kind kind, Instant begun, String failure, List<Change> changes) {

    enum Kind {
        ENROL,
        RETIRE;

        /** What has happened to the node when it is done. */
        String past() {
            return this == ENROL ? "enrolled" : "retired";
        }
    }

    Work {
        changes = List.copyOf(changes);
    }

    Work with(int index, Change change) {
        List<Change> all = new ArrayList<>(changes);
        all.set(index, change);
        return new Work(node, kind, begun, failure, all);
    }

    Work failed(String reason) {
        return new Work(node, kind, begun, reason, changes);
    }

    @JsonIgnore
    boolean isGoingBack() {
        return !failure.isEmpty();
    }

    /** What is in one of these states, for people. */
    String listed(Change.State... states) {
        return changes.stream()
                .filter(change -> List.of(states).contains(change.state()))
                .map(Change::part)
                .map(Part::toString)
                .collect(Collectors.joining(", "));
    }
}
