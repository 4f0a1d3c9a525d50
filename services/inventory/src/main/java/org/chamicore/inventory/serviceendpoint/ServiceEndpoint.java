package org.chamicore.inventory.serviceendpoint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.chamicore.inventory.xname.Xname;
import tools.jackson.databind.JsonNode;

/**
 * A service of a Redfish endpoint.
 *
 * @param service what it is for: {@code UpdateService}, {@code EventService}, ...
 * @param fqdn that of the endpoint, which it follows
 * @param info the Redfish object as it was found
 */
@JsonPropertyOrder({
    "RedfishEndpointID",
    "RedfishType",
    "RedfishSubtype",
    "UUID",
    "OdataID",
    "RedfishEndpointFQDN",
    "RedfishURL",
    "ServiceInfo"
})
record ServiceEndpoint(
        @JsonProperty("RedfishEndpointID") Xname endpoint,
        @JsonProperty("RedfishType") String service,

        @JsonProperty("RedfishSubtype") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String subtype,

        @JsonProperty("UUID") String uuid,
        @JsonProperty("OdataID") String odataId,
        @JsonProperty("RedfishEndpointFQDN") String fqdn,
        @JsonProperty("ServiceInfo") JsonNode info) {

    @JsonProperty("RedfishURL")
    String redfishUrl() {
        return fqdn + odataId;
    }

    /** Its name in the change log: no two services of an endpoint are of one type. */
    @JsonIgnore
    String key() {
        return endpoint + "/" + service;
    }

    ServiceEndpoint withFqdn(String other) {
        return new ServiceEndpoint(endpoint, service, subtype, uuid, odataId, other, info);
    }
}
