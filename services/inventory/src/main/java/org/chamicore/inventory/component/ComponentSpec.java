package org.chamicore.inventory.component;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What a client says of a component, as it was sent. */
record ComponentSpec(
        @JsonProperty("ID") @Nullable String id,
        @JsonProperty("State") @Nullable String state,
        @JsonProperty("Flag") @Nullable String flag,
        @JsonProperty("Enabled") @Nullable Boolean enabled,
        @JsonProperty("SoftwareStatus") @Nullable String softwareStatus,
        @JsonProperty("Role") @Nullable String role,
        @JsonProperty("SubRole") @Nullable String subRole,

        @JsonProperty("NID") @JsonDeserialize(using = NumberOrText.class) @Nullable
        Long nid,

        @JsonProperty("Subtype") @Nullable String subtype,
        @JsonProperty("NetType") @Nullable String netType,
        @JsonProperty("Arch") @Nullable String arch,
        @JsonProperty("Class") @Nullable String hardwareClass,
        @JsonProperty("CustomFields") @Nullable JsonNode customFields) {

    /** What an element of a list says that is null. */
    static final ComponentSpec NOTHING =
            new ComponentSpec(null, null, null, null, null, null, null, null, null, null, null, null, null);

    boolean isNameless() {
        return id == null || id.isEmpty();
    }
}
