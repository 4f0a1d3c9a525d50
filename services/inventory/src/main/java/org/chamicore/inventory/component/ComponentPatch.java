package org.chamicore.inventory.component;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a client wants changed, as it was sent: each route looks at its own part. */
record ComponentPatch(
        @JsonProperty("ID") @Nullable String id,
        @JsonProperty("ComponentIDs") @Nullable List<@Nullable String> componentIds,
        @JsonProperty("State") @Nullable String state,
        @JsonProperty("Flag") @Nullable String flag,
        @JsonProperty("Force") @Nullable Boolean force,
        @JsonProperty("Enabled") @Nullable Boolean enabled,
        @JsonProperty("SoftwareStatus") @Nullable String softwareStatus,
        @JsonProperty("Role") @Nullable String role,
        @JsonProperty("SubRole") @Nullable String subRole,
        @JsonProperty("NID") @Nullable Long nid,
        @JsonProperty("CustomFields") @Nullable JsonNode customFields) {}
