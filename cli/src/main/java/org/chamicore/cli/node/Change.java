package org.chamicore.cli.node;

import tools.jackson.databind.JsonNode;

/**
 * One part of a node that is to become another.
 *
 * @param before how it was, null where it was not
 * @param after how it shall be, null where it shall not be
 */
record Change(Part part, JsonNode before, JsonNode after, State state) {

    /** How far it has come. */
    enum State {
        PLANNED,
        /** Its request was about to be sent; it may have been done. */
        BEGUN,
        DONE,
        /** There was nothing to do: not ours to take back. */
        FOUND,
        TAKEN_BACK,
        /** Somebody else has changed it since: it stays as it is. */
        LEFT
    }

    static Change of(Part part, JsonNode before, JsonNode after) {
        return new Change(part, before, after, State.PLANNED);
    }

    Change in(State other) {
        return new Change(part, before, after, other);
    }

    /** The same as it is about to be done: with what is there now. */
    Change begunFrom(Image now) {
        return new Change(part, now.json(), after, State.BEGUN);
    }

    /** The same, done, with all that it came to: what differs from that later is somebody else's. */
    Change doneAs(Image made) {
        return new Change(part, before, made.json(), State.DONE);
    }

    boolean isAsBefore(Image now) {
        return now.agreesWith(before, part.restless());
    }

    boolean isAsWanted(Image now) {
        return now.agreesWith(after, part.restless());
    }

    /** Whether there may be something to take back. */
    boolean isOurs() {
        return state == State.BEGUN || state == State.DONE;
    }

    /** As people read it. */
    @Override
    public String toString() {
        return before.isNull() ? "add " + part : after.isNull() ? "remove " + part : "change " + part;
    }
}
