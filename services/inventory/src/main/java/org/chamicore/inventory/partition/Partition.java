package org.chamicore.inventory.partition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.chamicore.inventory.membership.Members;

/**
 * A part of the machine that is run by itself.
 *
 * @param description may be blank
 */
@JsonPropertyOrder({"name", "description", "tags"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Partition(String name, String description, List<String> tags) {

    Partition {
        tags = List.copyOf(tags);
    }

    /** A partition as this API shows it: with those who are in it. */
    record WithMembers(@JsonUnwrapped Partition partition, Members members) {}
}
