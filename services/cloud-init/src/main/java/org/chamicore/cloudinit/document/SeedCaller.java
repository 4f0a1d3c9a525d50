package org.chamicore.cloudinit.document;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Optional;
import org.chamicore.cloudinit.asking.Notes;
import org.chamicore.cloudinit.document.Lookup.Found;
import org.chamicore.cloudinit.document.Lookup.Unknown;
import org.chamicore.cloudinit.nodetoken.NodeTokens;
import org.chamicore.web.address.IpAddress;
import org.chamicore.web.ticket.TicketReading.Valid;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Says which node asks, and notes who is none. */
@Component
class SeedCaller {

    private final NodeFinder nodes;
    private final Notes notes;
    private final NodeTokens tokens;

    SeedCaller(NodeFinder nodes, Notes notes, NodeTokens tokens) {
        this.tokens = tokens;
        this.nodes = nodes;
        this.notes = notes;
    }

    /**
     * Empty for whoever is no node of the inventory.
     *
     * @throws ErrorResponseException (403) when it is one, and its token does not say so
     */
    Optional<Found> find(HttpServletRequest request) {
        Optional<Valid> token = tokens.read(request);
        Optional<InetAddress> address = IpAddress.parse(request.getRemoteAddr());
        return switch (address.map(nodes::byAddress).orElseGet(Unknown::new)) {
            case Found found -> {
                token.ifPresent(each -> tokens.use(each, found.node().id(), request));
                yield Optional.of(found);
            }
            case Unknown() -> {
                address.ifPresent(each -> notes.unknown(each, request.getRequestURI()));
                yield Optional.empty();
            }
        };
    }

    /** Lets pass who may read what is the same for every node: anybody, unless tokens have a say. */
    void admit(HttpServletRequest request) {
        if (tokens.areOn()) {
            find(request);
        }
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
