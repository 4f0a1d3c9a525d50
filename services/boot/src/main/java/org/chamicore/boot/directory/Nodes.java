package org.chamicore.boot.directory;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Nid;
import org.chamicore.boot.node.Node;
import org.chamicore.boot.node.Xname;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The nodes by all that names them. Where several nodes claim one MAC address or number, the first in the order of xnames has
 * it, so that the answer does not depend on who claimed first.
 */
final class Nodes {

    static final Nodes NONE = new Nodes(ShardedMap.empty(), ShardedMap.empty(), ShardedMap.empty(), 0);

    private final ShardedMap<Xname, Node> byXname;
    private final ShardedMap<MacAddress, List<Xname>> byMac;
    private final ShardedMap<Nid, List<Xname>> byNid;
    private final int known;

    private Nodes(
            ShardedMap<Xname, Node> byXname,
            ShardedMap<MacAddress, List<Xname>> byMac,
            ShardedMap<Nid, List<Xname>> byNid,
            int known) {
        this.byXname = byXname;
        this.byMac = byMac;
        this.byNid = byNid;
        this.known = known;
    }

    /** The known node of this name. */
    @Nullable
    Node find(Xname xname) {
        Node node = byXname.get(xname);
        return node != null && node.isKnown() ? node : null;
    }

    /** The known node that has this network card; a node whose place is empty has none. */
    @Nullable
    Node find(MacAddress mac) {
        List<Xname> claimants = byMac.get(mac);
        if (claimants != null) {
            for (Xname claimant : claimants) {
                Node node = find(claimant);
                if (node != null && !node.isEmpty()) {
                    return node;
                }
            }
        }
        return null;
    }

    /** The known node of this number. */
    @Nullable
    Node find(Nid nid) {
        List<Xname> claimants = byNid.get(nid);
        return claimants == null ? null : find(claimants.getFirst());
    }

    Stream<Node> all() {
        return byXname.values().filter(Node::isKnown);
    }

    int count() {
        return known;
    }

    Editor edit() {
        return new Editor(this);
    }

    /** The next version while it is made. */
    static final class Editor {

        private final ShardedMap.Editor<Xname, Node> byXname;
        private final ShardedMap.Editor<MacAddress, List<Xname>> byMac;
        private final ShardedMap.Editor<Nid, List<Xname>> byNid;
        private int known;

        private Editor(Nodes nodes) {
            this.byXname = nodes.byXname.edit();
            this.byMac = nodes.byMac.edit();
            this.byNid = nodes.byNid.edit();
            this.known = nodes.known;
        }

        void component(Xname xname, @Nullable JsonNode told) {
            change(xname, node -> node.withComponent(told));
        }

        void endpoint(Xname xname, @Nullable JsonNode told) {
            change(xname, node -> node.withEndpoint(told));
        }

        /** @param owner whose interface it is now; null for nobody's */
        void networkInterface(MacAddress mac, @Nullable Xname owner) {
            List<Xname> claimants = byMac.get(mac);
            if (claimants != null) {
                claimants.stream()
                        .filter(each -> !each.equals(owner) && node(each).hasInterface(mac))
                        .forEach(each -> change(each, node -> node.withoutInterface(mac)));
            }
            if (owner != null) {
                change(owner, node -> node.withInterface(mac));
            }
        }

        Nodes build() {
            return new Nodes(byXname.build(), byMac.build(), byNid.build(), known);
        }

        private Node node(Xname xname) {
            Node node = byXname.get(xname);
            return node == null ? Node.unheardOf(xname) : node;
        }

        private void change(Xname xname, UnaryOperator<Node> what) {
            Node before = node(xname);
            Node after = what.apply(before);
            known += (after.isKnown() ? 1 : 0) - (before.isKnown() ? 1 : 0);
            if (after.isNothing()) {
                byXname.remove(xname);
            } else {
                byXname.put(xname, after);
            }
            before.macs().stream().filter(mac -> !after.macs().contains(mac)).forEach(mac -> drop(byMac, mac, xname));
            after.macs().stream().filter(mac -> !before.macs().contains(mac)).forEach(mac -> claim(byMac, mac, xname));
            if (!before.nid().equals(after.nid())) {
                before.nid().ifPresent(nid -> drop(byNid, nid, xname));
                after.nid().ifPresent(nid -> claim(byNid, nid, xname));
            }
        }

        private static <K> void claim(ShardedMap.Editor<K, List<Xname>> index, K key, Xname claimant) {
            List<Xname> claimants = index.get(key);
            index.put(
                    key,
                    claimants == null
                            ? List.of(claimant)
                            : Stream.concat(claimants.stream(), Stream.of(claimant))
                                    .sorted()
                                    .toList());
        }

        private static <K> void drop(ShardedMap.Editor<K, List<Xname>> index, K key, Xname claimant) {
            List<Xname> claimants = index.get(key);
            if (claimants != null && claimants.size() > 1) {
                index.put(
                        key,
                        claimants.stream()
                                .filter(each -> !each.equals(claimant))
                                .toList());
            } else {
                index.remove(key);
            }
        }
    }
}
