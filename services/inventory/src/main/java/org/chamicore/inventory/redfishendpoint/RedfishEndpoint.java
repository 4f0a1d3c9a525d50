package org.chamicore.inventory.redfishendpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint.Owner;
import org.chamicore.inventory.xname.ComponentType;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/**
 * A controller that speaks Redfish.
 *
 * @param hostname blank where it is only known by its id
 * @param fqdn how it is reached; no two endpoints share one
 * @param macAddress as the client wrote it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "ID",
    "Type",
    "Name",
    "Hostname",
    "Domain",
    "FQDN",
    "Enabled",
    "UUID",
    "User",
    "Password",
    "UseSSDP",
    "MACRequired",
    "MACAddr",
    "IPAddress",
    "RediscoverOnUpdate",
    "TemplateID",
    "DiscoveryInfo"
})
record RedfishEndpoint(
        @JsonProperty("ID") Xname id,
        @JsonProperty("Name") @Nullable String name,
        @JsonProperty("Hostname") String hostname,
        @JsonProperty("Domain") String domain,
        @JsonProperty("FQDN") String fqdn,
        @JsonProperty("Enabled") boolean enabled,
        @JsonProperty("UUID") @Nullable String uuid,
        @JsonProperty("User") String user,

        @JsonProperty("UseSSDP") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean useSsdp,

        @JsonProperty("MACRequired") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean macRequired,

        @JsonProperty("MACAddr") @Nullable String macAddress,
        @JsonProperty("IPAddress") @Nullable String ipAddress,
        @JsonProperty("RediscoverOnUpdate") boolean rediscoverOnUpdate,
        @JsonProperty("TemplateID") @Nullable String templateId,
        @JsonProperty("DiscoveryInfo") DiscoveryInfo discoveryInfo) {

    /** How the last walk through its Redfish tree went. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DiscoveryInfo(
            @JsonProperty("LastDiscoveryAttempt") @Nullable Instant lastAttempt,
            @JsonProperty("LastDiscoveryStatus") String lastStatus,
            @JsonProperty("RedfishVersion") @Nullable String redfishVersion) {

        static final DiscoveryInfo NEVER = new DiscoveryInfo(null, "NotYetQueried", null);
    }

    @JsonProperty("Type")
    ComponentType type() {
        return id.type();
    }

    /** Always blank: clients expect the member, and nobody is told a password. */
    @JsonProperty("Password")
    String password() {
        return "";
    }

    Owner asOwner() {
        return new Owner(id, enabled, fqdn);
    }

    RedfishEndpoint with(DiscoveryInfo info) {
        return new RedfishEndpoint(
                id,
                name,
                hostname,
                domain,
                fqdn,
                enabled,
                uuid,
                user,
                useSsdp,
                macRequired,
                macAddress,
                ipAddress,
                rediscoverOnUpdate,
                templateId,
                info);
    }
}
