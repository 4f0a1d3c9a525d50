package org.chamicore.boot.bootscript;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.directory.Directory;
import org.chamicore.boot.node.Node;

/**
 * The order in which selectors win, from the closest to the widest. The first that is bound gives the whole configuration;
 * nothing is merged. The table in docs/boot.md has the same in words.
 */
public enum Precedence {
    XNAME(Selector.Kind.XNAME) {
        @Override
        List<Selector> selectors(Node node, Selector asked, Directory directory) {
            return List.of(Selector.of(node.xname()));
        }
    },
    NAME(Selector.Kind.TAG) {
        @Override
        List<Selector> selectors(Node node, Selector asked, Directory directory) {
            return directory.names(node);
        }
    },
    /** The network card that asks comes before the node's others. */
    MAC(Selector.Kind.MAC) {
        @Override
        List<Selector> selectors(Node node, Selector asked, Directory directory) {
            Set<Selector> cards = new LinkedHashSet<>();
            if (asked.kind() == Selector.Kind.MAC) {
                cards.add(asked);
            }
            node.macs().stream().map(Selector::of).sorted().forEach(cards::add);
            return List.copyOf(cards);
        }
    },
    NID(Selector.Kind.NID) {
        @Override
        List<Selector> selectors(Node node, Selector asked, Directory directory) {
            return node.nid().map(nid -> List.of(Selector.of(nid))).orElse(List.of());
        }
    },
    /** The narrowest first: that which holds the fewest places or numbers. */
    RANGE(Selector.Kind.RANGE) {
        @Override
        List<Selector> selectors(Node node, Selector asked, Directory directory) {
            return directory.rangesWith(node);
        }

        @Override
        Optional<Choice> choose(Node node, Selector asked, Directory directory) {
            return directory.narrowestRangeWith(node).flatMap(narrowest -> choice(directory, narrowest));
        }
    },
    /** In the order of labels. */
    GROUP(Selector.Kind.GROUP) {
        @Override
        List<Selector> selectors(Node node, Selector asked, Directory directory) {
            return node.groups().stream().map(Selector::group).toList();
        }
    },
    SUB_ROLE(Selector.Kind.TAG) {
        @Override
        List<Selector> selectors(Node node, Selector asked, Directory directory) {
            return node.role().isEmpty() || node.subRole().isEmpty()
                    ? List.of()
                    : List.of(Selector.role(node.role(), node.subRole()));
        }
    },
    ROLE(Selector.Kind.TAG) {
        @Override
        List<Selector> selectors(Node node, Selector asked, Directory directory) {
            return node.role().isEmpty() ? List.of() : List.of(Selector.tag(node.role()));
        }
    },
    DEFAULT(Selector.Kind.TAG) {
        @Override
        List<Selector> selectors(Node node, Selector asked, Directory directory) {
            return List.of(Selector.DEFAULT);
        }
    };

    /**
     * What a node gets, and why.
     *
     * @param selector the one that won
     */
    public record Choice(Selector selector, BootConfiguration configuration) {}

    private static final Precedence[] ORDER = values();

    private final Selector.Kind kind;

    Precedence(Selector.Kind kind) {
        this.kind = kind;
    }

    /** The selectors of this level that fit the node, the winning one first. */
    abstract List<Selector> selectors(Node node, Selector asked, Directory directory);

    /** The first of them that is bound. */
    Optional<Choice> choose(Node node, Selector asked, Directory directory) {
        for (Selector each : selectors(node, asked, directory)) {
            Optional<Choice> chosen = choice(directory, each);
            if (chosen.isPresent()) {
                return chosen;
            }
        }
        return Optional.empty();
    }

    /**
     * What the node gets; empty where nothing that fits it is bound.
     *
     * @param asked how the node named itself
     */
    public static Optional<Choice> choose(Directory directory, Node node, Selector asked) {
        for (Precedence level : ORDER) {
            Optional<Choice> chosen =
                    directory.isAnyBound(level.kind) ? level.choose(node, asked, directory) : Optional.empty();
            if (chosen.isPresent()) {
                return chosen;
            }
        }
        return Optional.empty();
    }

    /** What is bound to exactly this selector. */
    static Optional<Choice> choice(Directory directory, Selector selector) {
        return directory.findConfiguration(selector).map(found -> new Choice(selector, found));
    }
}
