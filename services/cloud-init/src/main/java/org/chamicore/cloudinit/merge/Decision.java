package org.chamicore.cloudinit.merge;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What holds for one key.
 *
 * @param setBy the level that decided
 * @param lost what other levels say of it, the one that came nearest first
 */
@JsonPropertyOrder({"key", "value", "set-by", "lost"})
public record Decision(
        String key, JsonNode value, @JsonProperty("set-by") String setBy, List<Said> lost) {

    public Decision {
        lost = List.copyOf(lost);
    }
}
