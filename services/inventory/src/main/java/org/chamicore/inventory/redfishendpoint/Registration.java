package org.chamicore.inventory.redfishendpoint;

/** An endpoint that a client sends, with what it manages. */
record Registration(RedfishEndpoint endpoint, Findings findings) {}
