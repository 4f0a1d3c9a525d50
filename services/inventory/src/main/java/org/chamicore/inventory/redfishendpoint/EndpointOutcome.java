package org.chamicore.inventory.redfishendpoint;

import java.util.List;

/** All that can come of registering endpoints; where they are not registered, nothing is stored. */
sealed interface EndpointOutcome {

    record Registered(List<RedfishEndpoint> endpoints) implements EndpointOutcome {}

    /** Other endpoints have the id or the FQDN of those at these places of the list. */
    record EndpointTaken(List<Integer> places) implements EndpointOutcome {}

    /** Only the FQDN of a known endpoint was to change, to one that is taken. */
    record FqdnTaken() implements EndpointOutcome {}

    /** Other components have interfaces of the endpoints at these places of the list. */
    record InterfaceTaken(List<Integer> places) implements EndpointOutcome {}

    record NoSuchEndpoint() implements EndpointOutcome {}
}
