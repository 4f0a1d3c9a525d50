package org.chamicore.inventory.redfishendpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a power distribution unit that speaks JAWS has to switch; what is not used here is left out. */
record PduSpec(@JsonProperty("Outlets") @Nullable List<@Nullable OutletSpec> outlets) {

    /**
     * One outlet.
     *
     * @param idSuffix what behind the controller's name makes the outlet's name
     */
    record OutletSpec(
            @JsonProperty("original_id") @Nullable String originalId,
            @JsonProperty("id_suffix") @Nullable String idSuffix,
            @Nullable String name,
            @Nullable String state,
            @JsonProperty("socket_type") @Nullable String socketType) {}
}
