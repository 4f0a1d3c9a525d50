package org.chamicore.inventory.hardware;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import org.chamicore.inventory.xname.ComponentType;
import tools.jackson.databind.JsonNode;

/**
 * A field-replaceable unit: the piece itself, wherever it sits.
 *
 * @param fruId its name, at most {@value #LONGEST_ID} characters
 * @param info what is told of it, in the fields of its type
 */
@JsonPropertyOrder({"FRUID", "Type", "Subtype", "HWInventoryByFRUType"})
record Fru(
        @JsonProperty("FRUID") String fruId,
        @JsonProperty("Type") ComponentType type,
        @JsonProperty("Subtype") String subtype,
        @JsonIgnore JsonNode info) {

    static final int LONGEST_ID = 255;

    @JsonProperty("HWInventoryByFRUType")
    String kind() {
        return "HWInvByFRU" + HardwareModel.of(type).word();
    }

    @JsonAnyGetter
    Map<String, JsonNode> infoMember() {
        return Map.of(infoMember(HardwareModel.of(type)), info);
    }

    static String infoMember(HardwareModel model) {
        return model.word() + "FRUInfo";
    }
}
