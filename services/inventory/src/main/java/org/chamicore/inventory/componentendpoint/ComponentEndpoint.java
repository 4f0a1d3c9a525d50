package org.chamicore.inventory.componentendpoint;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import org.chamicore.inventory.xname.ComponentType;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a component is managed: which Redfish resource it is, and on which endpoint.
 *
 * @param info what clients read of the resource; an object, if an empty one
 */
@JsonPropertyOrder({"ID", "Type", "resource", "owner", "RedfishURL", "ComponentEndpointType"})
public record ComponentEndpoint(
        @JsonProperty("ID") Xname id,
        @JsonUnwrapped Resource resource,
        @JsonUnwrapped Owner owner,
        @JsonIgnore JsonNode info) {

    /**
     * What the endpoint calls it.
     *
     * @param subtype blank where the endpoint does not say
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Resource(
            @JsonProperty("RedfishType") RedfishType type,
            @JsonProperty("RedfishSubtype") String subtype,
            @JsonProperty("UUID") @Nullable String uuid,
            @JsonProperty("OdataID") String odataId) {}

    /** The endpoint; all but its name follow it when it changes. */
    public record Owner(
            @JsonProperty("RedfishEndpointID") Xname id,
            @JsonProperty("Enabled") boolean enabled,
            @JsonProperty("RedfishEndpointFQDN") String fqdn) {}

    @JsonProperty("Type")
    public ComponentType type() {
        return id.type();
    }

    @JsonProperty("RedfishURL")
    public String redfishUrl() {
        return owner.fqdn() + resource.odataId();
    }

    /** Tells clients which of the info members to look for. */
    @JsonProperty("ComponentEndpointType")
    public String componentEndpointType() {
        return "ComponentEndpoint" + resource.type().label();
    }

    @JsonAnyGetter
    Map<String, JsonNode> infoMember() {
        return Map.of(resource.type().infoMember(), info);
    }

    ComponentEndpoint with(Owner owner) {
        return new ComponentEndpoint(id, resource, owner, info);
    }
}
