package org.chamicore.inventory.hardware;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a client says of a piece of hardware, as it was sent.
 *
 * @param more the members whose names go with the type of the hardware
 */
record HardwareSpec(
        @JsonProperty("ID") @Nullable String id,
        @JsonProperty("PopulatedFRU") @Nullable FruSpec fru,
        @JsonAnySetter Map<String, JsonNode> more) {

    /** What an element of a list says that is null. */
    static final HardwareSpec NOTHING = new HardwareSpec(null, null, Map.of());

    record FruSpec(
            @JsonProperty("FRUID") @Nullable String fruId,
            @JsonProperty("Subtype") @Nullable String subtype,
            @JsonAnySetter Map<String, JsonNode> more) {

        FruSpec {
            more = inAnyCase(more);
        }

        Optional<JsonNode> member(String name) {
            return Optional.ofNullable(more.get(name)).filter(each -> !each.isNull());
        }
    }

    HardwareSpec {
        more = inAnyCase(more);
    }

    Optional<JsonNode> member(String name) {
        return Optional.ofNullable(more.get(name)).filter(each -> !each.isNull());
    }

    private static Map<String, JsonNode> inAnyCase(@Nullable Map<String, JsonNode> members) {
        Map<String, JsonNode> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (members != null) {
            all.putAll(members);
        }
        return all;
    }
}
