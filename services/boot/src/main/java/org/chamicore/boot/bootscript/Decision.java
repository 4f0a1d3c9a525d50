package org.chamicore.boot.bootscript;

import java.util.Optional;
import org.chamicore.boot.BootProperties.Unknown;
import org.chamicore.boot.BootProperties.UnknownPolicy;
import org.chamicore.boot.bootscript.Precedence.Choice;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.directory.Directory;
import org.chamicore.boot.node.Node;

/** What a node is told to do. */
sealed interface Decision {

    /** Who it is, if the inventory knows it. */
    Optional<Node> node();

    /** What it boots, if it boots. */
    Optional<Choice> choice();

    /** Why, in a few words. */
    String reason();

    /** It boots. */
    record Boot(Node known, Choice chosen) implements Decision {
        @Override
        public Optional<Node> node() {
            return Optional.of(known);
        }

        @Override
        public Optional<Choice> choice() {
            return Optional.of(chosen);
        }

        @Override
        public String reason() {
            return "bound to " + chosen.selector();
        }
    }

    /** It boots what finds out what it is. */
    record Discover(Optional<Node> node, Choice chosen, String reason) implements Decision {
        @Override
        public Optional<Choice> choice() {
            return Optional.of(chosen);
        }
    }

    /** It waits and asks again. */
    record Wait(Optional<Node> node, String reason) implements Decision {
        @Override
        public Optional<Choice> choice() {
            return Optional.empty();
        }
    }

    /** It goes on to its next boot device. */
    record GiveUp(Optional<Node> node, String reason) implements Decision {
        @Override
        public Optional<Choice> choice() {
            return Optional.empty();
        }
    }

    /**
     * Decides for one node.
     *
     * @param unknown what becomes of a node that cannot be booted as it is
     */
    static Decision of(Directory directory, BootScriptQuery query, Unknown unknown) {
        Optional<Node> node = directory.findNode(query.asked());
        Optional<Choice> chosen = node.flatMap(known -> Precedence.choose(directory, known, query.asked()));
        Optional<Decision> boot =
                node.flatMap(known -> chosen.filter(Decision::hasKernel).map(choice -> new Boot(known, choice)));
        if (boot.isPresent() && node.filter(Node::isEnabled).isPresent()) {
            return boot.get();
        }
        return otherwise(directory, query, unknown, new Stopped(node, boot, reason(node, chosen)));
    }

    /** A node that cannot be booted as it is, and why. */
    record Stopped(Optional<Node> node, Optional<Decision> boot, String reason) {}

    /**
     * It waits once, comes back with its architecture, and gets the discovery kernel for that. Where there is none, a node that
     * is merely disabled boots all the same.
     */
    private static Decision otherwise(Directory directory, BootScriptQuery query, Unknown unknown, Stopped stopped) {
        if (unknown.policy() == UnknownPolicy.EXIT) {
            return new GiveUp(stopped.node(), stopped.reason());
        }
        if (unknown.policy() == UnknownPolicy.DISCOVER) {
            Optional<Choice> discovery = query.arch()
                    .flatMap(arch -> Precedence.choice(directory, Selector.unknown(arch)))
                    .filter(Decision::hasKernel);
            if (discovery.isPresent()) {
                return new Discover(stopped.node(), discovery.get(), stopped.reason());
            }
        }
        if (stopped.boot().isPresent() && query.arch().isPresent()) {
            return stopped.boot().get();
        }
        return query.retry() < unknown.tries()
                ? new Wait(stopped.node(), stopped.reason())
                : new GiveUp(stopped.node(), "%s; giving up after %d tries".formatted(stopped.reason(), query.retry()));
    }

    private static boolean hasKernel(Choice choice) {
        return !choice.configuration().parameters().kernel().isNone();
    }

    private static String reason(Optional<Node> node, Optional<Choice> chosen) {
        if (node.isEmpty()) {
            return "unknown to the inventory";
        }
        if (chosen.isEmpty()) {
            return "no boot configuration";
        }
        return hasKernel(chosen.get())
                ? "not enabled in the inventory"
                : "no kernel in the boot configuration of %s"
                        .formatted(chosen.get().selector());
    }
}
