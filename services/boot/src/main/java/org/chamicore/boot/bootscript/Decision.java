package org.chamicore.boot.bootscript;

import java.util.Optional;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.directory.Directory;
import org.chamicore.boot.node.Node;

/** What a node is told to do. */
sealed interface Decision {

    /** It boots. */
    record Boot(Node node, BootConfiguration configuration) implements Decision {}

    /** It boots what finds out what it is. */
    record Discover(BootConfiguration configuration) implements Decision {}

    /** It waits and asks again. */
    record Wait(Optional<Node> node, String reason) implements Decision {}

    /** It goes on to its next boot device. */
    record GiveUp(String reason) implements Decision {}

    /**
     * Decides for one node.
     *
     * @param tries after so many a node that cannot boot is not made to wait any longer
     */
    static Decision of(Directory directory, BootScriptQuery query, int tries) {
        Optional<Node> node = directory.findNode(query.asked());
        Optional<Boot> boot = node.flatMap(known -> Precedence.choose(directory, known, query.asked())
                .filter(chosen -> !chosen.parameters().kernel().isNone())
                .map(chosen -> new Boot(known, chosen)));
        if (boot.isPresent() && boot.get().node().isEnabled()) {
            return boot.get();
        }
        // Not to be booted as it is: it waits once, comes back with its architecture, and gets the discovery kernel for
        // that.
        // Where there is none, a node that has a configuration boots all the same.
        Optional<Decision> discovery = query.arch()
                .flatMap(arch -> directory.findConfiguration(Selector.unknown(arch)))
                .filter(found -> !found.parameters().kernel().isNone())
                .map(Discover::new);
        if (discovery.isPresent()) {
            return discovery.get();
        }
        if (boot.isPresent() && query.arch().isPresent()) {
            return boot.get();
        }
        String reason = reason(node, boot);
        return query.retry() < tries ? new Wait(node, reason) : new GiveUp(reason);
    }

    private static String reason(Optional<Node> node, Optional<Boot> boot) {
        if (node.isEmpty()) {
            return "unknown to the inventory";
        }
        return boot.isEmpty() ? "no boot configuration" : "not enabled in the inventory";
    }
}
