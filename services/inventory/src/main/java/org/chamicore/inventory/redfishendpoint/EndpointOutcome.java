package org.chamicore.inventory.redfishendpoint;

import java.util.List;
import org.chamicore.inventory.ethernetinterface.MacAddress;

/** All that can come of registering endpoints; where they are not registered, nothing is stored. */
sealed interface EndpointOutcome {

    record Registered(List<RedfishEndpoint> endpoints) implements EndpointOutcome {}

    /** Another endpoint has the id or the FQDN. */
    record EndpointTaken() implements EndpointOutcome {}

    /** Only the FQDN of a known endpoint was to change, to one that is taken. */
    record FqdnTaken() implements EndpointOutcome {}

    record InterfaceTaken(MacAddress macAddress) implements EndpointOutcome {}
}
