package org.chamicore.inventory.redfishendpoint;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that a client sends, with what it manages.
 *
 * @param password null where the client sent none that is to be kept
 */
record Registration(
        RedfishEndpoint endpoint,
        Findings findings,
        @Nullable Password password) {

    /** The names, as the change log has them, of everything that it tells of. */
    Set<String> keys() {
        Set<String> keys = new HashSet<>(Set.of(endpoint.id().value()));
        findings.components().forEach(each -> keys.add(each.id().value()));
        findings.componentEndpoints().forEach(each -> keys.add(each.id().value()));
        findings.interfaces().forEach(each -> keys.add(each.id()));
        return keys;
    }
}
