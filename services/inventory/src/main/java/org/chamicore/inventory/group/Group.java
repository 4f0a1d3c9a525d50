package org.chamicore.inventory.group;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.chamicore.inventory.membership.Members;
import org.jspecify.annotations.Nullable;

/**
 * A named set of components.
 *
 * @param exclusiveGroup of all groups that name the same one, a component is in one at most
 */
@JsonPropertyOrder({"label", "description", "exclusiveGroup", "tags"})
record Group(
        String label,
        String description,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String exclusiveGroup,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> tags) {

    Group {
        tags = List.copyOf(tags);
    }

    /** A group as this API shows it: with those who are in it. */
    record WithMembers(@JsonUnwrapped Group group, Members members) {}
}
