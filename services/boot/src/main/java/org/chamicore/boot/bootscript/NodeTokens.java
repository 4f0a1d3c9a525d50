package org.chamicore.boot.bootscript;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chamicore.boot.BootProperties;
import org.chamicore.boot.BootProperties.NodeTokenMode;
import org.chamicore.boot.node.Node;
import org.chamicore.db.seal.SealKey;
import org.chamicore.db.settings.SettingRefusedException;
import org.chamicore.web.ticket.Tickets;
import org.springframework.stereotype.Component;

/** Gives each boot of a node a token, by which cloud-init knows it: without a query and without a call. */
@Component
class NodeTokens {

    private static final String KEY_FILE = "CHAMICORE_NODE_TOKEN_KEY_FILE";

    private final Optional<Tickets> tickets;
    private final Duration lifetime;

    NodeTokens(BootProperties boot, Clock clock) {
        BootProperties.NodeTokens settings = boot.nodeTokens();
        tickets = settings.mode() == NodeTokenMode.OFF
                ? Optional.empty()
                : Optional.of(tickets(settings.keyFile(), clock));
        lifetime = settings.lifetime();
    }

    /** The addresses for this boot of a node that the inventory knows; as they are for others, and while tokens are off. */
    Addresses into(Addresses addresses, Decision decision) {
        if (tickets.isEmpty() || decision.choice().isEmpty()) {
            return addresses;
        }
        return decision.node()
                .map(Node::xname)
                .map(xname -> addresses.with(tickets.get().issue(xname.value(), lifetime)))
                .orElse(addresses);
    }

    private static Tickets tickets(String file, Clock clock) {
        List<String> keys = new SealKey(KEY_FILE)
                .read(null, file)
                .orElseThrow(() -> new SettingRefusedException(
                        "CHAMICORE_NODE_TOKENS is not off, and %s is not set: name the file whose key cloud-init has, too"
                                .formatted(KEY_FILE)))
                .lines()
                .toList();
        try {
            return new Tickets(keys, clock);
        } catch (IllegalArgumentException refused) {
            throw new SettingRefusedException("%s: %s".formatted(KEY_FILE, refused.getMessage()));
        }
    }
}
