package org.chamicore.cloudinit.document;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Optional;
import org.chamicore.cloudinit.asking.Notes;
import org.chamicore.cloudinit.document.Lookup.Found;
import org.chamicore.cloudinit.document.Lookup.Unknown;
import org.chamicore.web.address.IpAddress;
import org.springframework.stereotype.Component;

/** Says which node asks, and notes who is none. */
@Component
class SeedCaller {

    private final NodeFinder nodes;
    private final Notes notes;

    SeedCaller(NodeFinder nodes, Notes notes) {
        this.nodes = nodes;
        this.notes = notes;
    }

    /** Empty for whoever is no node of the inventory. */
    Optional<Found> find(HttpServletRequest request) {
        Optional<InetAddress> address = IpAddress.parse(request.getRemoteAddr());
        return switch (address.map(nodes::byAddress).orElseGet(Unknown::new)) {
            case Found found -> Optional.of(found);
            case Unknown() -> {
                address.ifPresent(each -> notes.unknown(each, request.getRequestURI()));
                yield Optional.empty();
            }
        };
    }

    Found get(HttpServletRequest request) {
        return find(request)
                .orElseThrow(() -> DocumentProblem.UNKNOWN_CALLER.with(
                        "no node of the inventory has the address %s".formatted(request.getRemoteAddr())));
    }

    void began(Found found, String instanceId) {
        notes.fetched(found.node().id(), instanceId);
    }
}
