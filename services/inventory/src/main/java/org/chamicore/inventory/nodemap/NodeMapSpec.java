package org.chamicore.inventory.nodemap;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One map, or a list of them, as a client sent it. */
record NodeMapSpec(
        @JsonProperty("ID") @Nullable String id,
        @JsonProperty("NID") @Nullable Long nid,
        @JsonProperty("Role") @Nullable String role,
        @JsonProperty("SubRole") @Nullable String subRole,
        @JsonProperty("NodeInfo") @Nullable JsonNode nodeInfo,
        @JsonProperty("NodeMaps") @Nullable List<@Nullable NodeMapSpec> nodeMaps) {

    /** What an element of a list says that is null. */
    static final NodeMapSpec NOTHING = new NodeMapSpec(null, null, null, null, null, null);

    boolean isNameless() {
        return id == null || id.isEmpty();
    }
}
