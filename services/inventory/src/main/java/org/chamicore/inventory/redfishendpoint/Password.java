package org.chamicore.inventory.redfishendpoint;

import com.fasterxml.jackson.annotation.JsonCreator;

/** The password of a controller. It goes in, sealed, and never out: it has no form in JSON and none in a log. */
record Password(String text) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Password {}

    @Override
    public String toString() {
        return "(a password)";
    }
}
