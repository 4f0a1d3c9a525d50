package org.chamicore.boot.bootscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.directory.Directory;
import org.chamicore.boot.node.Node;

/**
 * The order in which selectors win, from the closest to the widest. The first that is bound gives the whole configuration;
 * nothing is merged. README, "Precedence", has the same in words.
 */
enum Precedence {
    XNAME {
        @Override
        void collect(Node node, Selector asked, List<Selector> into) {
            into.add(Selector.of(node.xname()));
        }
    },
    /** The network card that asks comes before the node's others. */
    MAC {
        @Override
        void collect(Node node, Selector asked, List<Selector> into) {
            if (asked.kind() == Selector.Kind.MAC) {
                into.add(asked);
            }
            node.macs().stream().map(Selector::of).sorted().forEach(into::add);
        }
    },
    NID {
        @Override
        void collect(Node node, Selector asked, List<Selector> into) {
            node.nid().map(Selector::of).ifPresent(into::add);
        }
    },
    ROLE {
        @Override
        void collect(Node node, Selector asked, List<Selector> into) {
            if (!node.role().isEmpty()) {
                into.add(Selector.tag(node.role()));
            }
        }
    },
    DEFAULT {
        @Override
        void collect(Node node, Selector asked, List<Selector> into) {
            into.add(Selector.DEFAULT);
        }
    };

    private static final List<Precedence> ORDER = List.of(values());

    /** The selectors of this level that fit the node, the winning one first. */
    abstract void collect(Node node, Selector asked, List<Selector> into);

    /** All selectors that fit the node, the winning one first. */
    static List<Selector> fitting(Node node, Selector asked) {
        List<Selector> fitting = new ArrayList<>();
        for (Precedence level : ORDER) {
            level.collect(node, asked, fitting);
        }
        return fitting;
    }

    /** What the node gets. */
    static Optional<BootConfiguration> choose(Directory directory, Node node, Selector asked) {
        for (Selector selector : fitting(node, asked)) {
            Optional<BootConfiguration> bound = directory.findConfiguration(selector);
            if (bound.isPresent()) {
                return bound;
            }
        }
        return Optional.empty();
    }
}
