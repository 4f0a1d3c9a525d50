package org.chamicore.inventory.nodemap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a node is used for from the moment on when it is created.
 *
 * @param nid positive, and no other map's
 * @param nodeInfo whatever the site wants to keep here
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NodeMap(
        @JsonProperty("ID") Xname id,
        @JsonProperty("NID") long nid,
        @JsonProperty("Role") @Nullable String role,
        @JsonProperty("SubRole") @Nullable String subRole,
        @JsonProperty("NodeInfo") @Nullable JsonNode nodeInfo) {

    Assignment assignment() {
        return new Assignment(role, subRole, nid);
    }
}
