package org.chamicore.inventory.redfishendpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of an endpoint, as it was sent.
 *
 * @param schemaVersion how {@code systems} and {@code managers} are written; 1 is magellan's form, none the older one
 */
record EndpointSpec(
        @JsonProperty("ID") @Nullable String id,
        @JsonProperty("Name") @Nullable String name,
        @JsonProperty("Hostname") @Nullable String hostname,
        @JsonProperty("Domain") @Nullable String domain,
        @JsonProperty("FQDN") @Nullable String fqdn,
        @JsonProperty("Enabled") @Nullable Boolean enabled,
        @JsonProperty("UUID") @Nullable String uuid,
        @JsonProperty("User") @Nullable String user,
        @JsonProperty("Password") @Nullable Password password,
        @JsonProperty("UseSSDP") @Nullable Boolean useSsdp,
        @JsonProperty("MACRequired") @Nullable Boolean macRequired,
        @JsonProperty("MACAddr") @Nullable String macAddress,
        @JsonProperty("IPAddress") @Nullable String ipAddress,
        @JsonProperty("RediscoverOnUpdate") @Nullable Boolean rediscoverOnUpdate,
        @JsonProperty("TemplateID") @Nullable String templateId,
        @JsonProperty("SchemaVersion") @Nullable Integer schemaVersion,
        @JsonProperty("Systems") @Nullable List<@Nullable SystemSpec> systems,
        @JsonProperty("Managers") @Nullable List<@Nullable ManagerSpec> managers,
        @JsonProperty("PDUInventory") @Nullable PduSpec pduInventory,
        @JsonProperty("RedfishEndpoints") @Nullable List<@Nullable EndpointSpec> redfishEndpoints) {

    /** What an empty object says. */
    static final EndpointSpec NOTHING = new EndpointSpec(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null);

    boolean hasSchema() {
        return schemaVersion != null && schemaVersion > 0;
    }
}
