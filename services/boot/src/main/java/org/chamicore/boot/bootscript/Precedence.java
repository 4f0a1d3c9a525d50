package org.chamicore.boot.bootscript;

import java.util.Optional;
import java.util.stream.Stream;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.directory.Directory;
import org.chamicore.boot.node.Node;

/**
 * The order in which selectors win, from the closest to the widest. The first that is bound gives the whole configuration;
 * nothing is merged. The table in docs/boot.md has the same in words.
 */
public enum Precedence {
    XNAME {
        @Override
        Stream<Selector> selectors(Node node, Selector asked, Directory directory) {
            return Stream.of(Selector.of(node.xname()));
        }
    },
    NAME {
        @Override
        Stream<Selector> selectors(Node node, Selector asked, Directory directory) {
            return directory.names(node);
        }
    },
    /** The network card that asks comes before the node's others. */
    MAC {
        @Override
        Stream<Selector> selectors(Node node, Selector asked, Directory directory) {
            return Stream.concat(
                            Stream.of(asked).filter(each -> each.kind() == Selector.Kind.MAC),
                            node.macs().stream().map(Selector::of).sorted())
                    .distinct();
        }
    },
    NID {
        @Override
        Stream<Selector> selectors(Node node, Selector asked, Directory directory) {
            return node.nid().stream().map(Selector::of);
        }
    },
    /** The narrowest first: that which holds the fewest places or numbers. */
    RANGE {
        @Override
        Stream<Selector> selectors(Node node, Selector asked, Directory directory) {
            return directory.rangesWith(node);
        }
    },
    /** In the order of labels. */
    GROUP {
        @Override
        Stream<Selector> selectors(Node node, Selector asked, Directory directory) {
            return node.groups().stream().map(Selector::group);
        }
    },
    SUB_ROLE {
        @Override
        Stream<Selector> selectors(Node node, Selector asked, Directory directory) {
            return node.role().isEmpty() || node.subRole().isEmpty()
                    ? Stream.empty()
                    : Stream.of(Selector.role(node.role(), node.subRole()));
        }
    },
    ROLE {
        @Override
        Stream<Selector> selectors(Node node, Selector asked, Directory directory) {
            return Stream.of(node.role()).filter(role -> !role.isEmpty()).map(Selector::tag);
        }
    },
    DEFAULT {
        @Override
        Stream<Selector> selectors(Node node, Selector asked, Directory directory) {
            return Stream.of(Selector.DEFAULT);
        }
    };

    /**
     * What a node gets, and why.
     *
     * @param selector the one that won
     */
    public record Choice(Selector selector, BootConfiguration configuration) {}

    private static final Precedence[] ORDER = values();

    /** The selectors of this level that fit the node, the winning one first. */
    abstract Stream<Selector> selectors(Node node, Selector asked, Directory directory);

    /**
     * What the node gets; empty where nothing that fits it is bound.
     *
     * @param asked how the node named itself
     */
    public static Optional<Choice> choose(Directory directory, Node node, Selector asked) {
        for (Precedence level : ORDER) {
            Optional<Choice> chosen = level.selectors(node, asked, directory)
                    .flatMap(each -> choice(directory, each).stream())
                    .findFirst();
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
