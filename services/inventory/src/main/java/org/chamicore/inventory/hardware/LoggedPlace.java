package org.chamicore.inventory.hardware;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** A place as the change log tells of it: its unit, which has entries of its own, by name only. */
record LoggedPlace(
        @JsonUnwrapped HardwareLocation location,

        @JsonProperty("FRUID") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String fruId) {

    static LoggedPlace of(Place place) {
        return new LoggedPlace(new HardwareLocation(place, null), place.fruId());
    }
}
