package org.chamicore.inventory.redfishendpoint;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint that a client sends, with what it manages.
 *
 * @param password null where the client sent none that is to be kept
 */
record Registration(
        RedfishEndpoint endpoint,
        Findings findings,
        @Nullable Password password) {}
