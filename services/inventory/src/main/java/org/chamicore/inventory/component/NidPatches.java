package org.chamicore.inventory.component;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** New node numbers for many components, as they were sent. */
record NidPatches(@JsonProperty("Components") @Nullable List<@Nullable NidPatch> components) {

    record NidPatch(
            @JsonProperty("ID") @Nullable String id,

            @JsonProperty("NID") @JsonDeserialize(using = NumberOrText.class) @Nullable
            Long nid) {}
}
