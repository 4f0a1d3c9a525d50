package org.chamicore.boot.bootscript;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chamicore.boot.bootscript.Explanation.Bound;
import org.chamicore.boot.bootscript.Explanation.Candidate;
import org.chamicore.boot.bootscript.Explanation.KnownNode;
import org.chamicore.boot.bootscript.Explanation.Result;
import org.chamicore.boot.bootscript.Precedence.Choice;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.directory.Directory;
import org.chamicore.boot.node.Node;
import org.springframework.stereotype.Component;

/** Says why, by going the way of the decision once more. */
@Component
class Explainer {

    private static final String UNKNOWN = "unknown";

    private final Scripts scripts;

    Explainer(Scripts scripts) {
        this.scripts = scripts;
    }

    Explanation explain(Directory directory, BootScriptQuery query, Addresses addresses) {
        Decision decision = scripts.decide(directory, query);
        List<Candidate> considered = new ArrayList<>();
        Set<Selector> fitting = new HashSet<>();
        decision.node()
                .ifPresent(node -> fitting(node, query, directory, decision).forEach(each -> {
                    fitting.add(each.selector());
                    considered.add(each.candidate());
                }));
        directory
                .manyNodeSelectors()
                .filter(each -> !fitting.contains(each))
                .map(each -> other(each, query, directory, decision))
                .forEach(considered::add);
        return new Explanation(
                query.asked().toString(),
                decision.node().map(KnownNode::of),
                considered,
                Outcome.of(decision).text(),
                decision.reason(),
                scripts.write(decision, query, addresses));
    }

    private record Fitting(Selector selector, Candidate candidate) {}

    private static Stream<Fitting> fitting(Node node, BootScriptQuery query, Directory directory, Decision decision) {
        Optional<Selector> chosen =
                Precedence.choose(directory, node, query.asked()).map(Choice::selector);
        return Stream.of(Precedence.values()).flatMap(level -> level.selectors(node, query.asked(), directory).stream()
                .map(each -> new Fitting(each, candidate(level, each, directory, chosen, decision))));
    }

    private static Candidate candidate(
            Precedence level, Selector selector, Directory directory, Optional<Selector> chosen, Decision decision) {
        Optional<BootConfiguration> bound = directory.findConfiguration(selector);
        String name = level.name().toLowerCase(Locale.ROOT);
        if (bound.isEmpty()) {
            return new Candidate(name, selector.value(), Result.FREE, "nothing is bound to it", Optional.empty());
        }
        boolean isChosen = chosen.equals(Optional.of(selector));
        boolean isBooted = decision.choice().map(Choice::selector).equals(Optional.of(selector));
        String reason = isBooted
                ? "the closest that is bound"
                : isChosen
                        ? "the closest that is bound, but not booted: " + decision.reason()
                        : "%s is closer"
                                .formatted(chosen.map(Selector::toString).orElse("another"));
        return new Candidate(name, selector.value(), isBooted ? Result.WON : Result.LOST, reason, bound.map(Bound::of));
    }

    /** Another that binds many nodes: of no level that fits this one, or what unknown nodes get. */
    private static Candidate other(Selector selector, BootScriptQuery query, Directory directory, Decision decision) {
        Optional<Bound> bound = directory.findConfiguration(selector).map(Bound::of);
        Optional<String> arch = selector.unknownArchitecture();
        boolean isBooted = decision.choice().map(Choice::selector).equals(Optional.of(selector));
        String level = arch.isPresent() ? UNKNOWN : selector.kind().text();
        if (isBooted) {
            return new Candidate(level, selector.value(), Result.WON, decision.reason(), bound);
        }
        String reason = arch.isEmpty()
                ? "does not fit this node"
                : decision.node().isPresent() && decision instanceof Decision.Boot
                        ? "only for nodes that cannot be booted as they are"
                        : query.arch().isEmpty()
                                ? "the node did not say its architecture yet"
                                : "not taken: %s".formatted(decision.reason());
        return new Candidate(level, selector.value(), Result.DOES_NOT_FIT, reason, bound);
    }
}
