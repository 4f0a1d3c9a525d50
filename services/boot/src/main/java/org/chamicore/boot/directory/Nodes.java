package org.chamicore.boot.directory;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.NetworkInterface;
import org.chamicore.boot.node.Nid;
import org.chamicore.boot.node.Node;
import org.chamicore.boot.node.Xname;
import org.chamicore.db.memory.ShardedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The nodes by all that names them. Where several nodes claim one MAC address or number, the first in the order of xnames has
 * it, so that the answer does not depend on who claimed first; a name or an address that several claim names none of them.
 */
final class Nodes {

    static final Nodes NONE = new Nodes(ShardedMap.empty(), ShardedMap.empty(), 0);

    private final ShardedMap<Xname, Node> byXname;
    private final ShardedMap<Object, List<Xname>> claimants;
    private final int known;

    private Nodes(ShardedMap<Xname, Node> byXname, ShardedMap<Object, List<Xname>> claimants, int known) {
        this.byXname = byXname;
        this.claimants = claimants;
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
        return first(mac, node -> !node.isEmpty());
    }

    /** The known node of this number. */
    @Nullable
    Node find(Nid nid) {
        return first(nid, node -> true);
    }

    /** The one known node that the inventory calls so; letter case does not matter. */
    @Nullable
    Node find(String fqdn) {
        return one(fqdn.toLowerCase(Locale.ROOT));
    }

    /** The one known node that is reached by this address. */
    @Nullable
    Node find(InetAddress address) {
        return one(address);
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

    private @Nullable Node first(Object name, Predicate<Node> condition) {
        List<Xname> xnames = claimants.get(name);
        if (xnames != null) {
            for (Xname each : xnames) {
                Node node = find(each);
                if (node != null && condition.test(node)) {
                    return node;
                }
            }
        }
        return null;
    }

    private @Nullable Node one(Object name) {
        List<Node> nodes = known(name).limit(2).toList();
        return nodes.size() == 1 ? nodes.getFirst() : null;
    }

    private Stream<Node> known(Object name) {
        List<Xname> xnames = claimants.get(name);
        return xnames == null ? Stream.empty() : xnames.stream().flatMap(each -> Stream.ofNullable(find(each)));
    }

    /** The next version while it is made. */
    static final class Editor {

        private final ShardedMap.Editor<Xname, Node> byXname;
        private final ShardedMap.Editor<Object, List<Xname>> claimants;
        private int known;

        private Editor(Nodes nodes) {
            this.byXname = nodes.byXname.edit();
            this.claimants = nodes.claimants.edit();
            this.known = nodes.known;
        }

        void component(Xname xname, @Nullable JsonNode told) {
            change(xname, node -> node.withComponent(told));
        }

        void endpoint(Xname xname, @Nullable JsonNode told) {
            change(xname, node -> node.withEndpoint(told));
        }

        void membership(Xname xname, @Nullable JsonNode told) {
            change(xname, node -> node.withMembership(told));
        }

        /** @param told how it is now; null when it is gone. It has one owner at most. */
        void networkInterface(MacAddress mac, @Nullable JsonNode told) {
            Xname owner = told == null ? null : NetworkInterface.owner(told).orElse(null);
            List<Xname> before = claimants.get(mac);
            if (before != null) {
                before.stream()
                        .filter(each -> !each.equals(owner) && node(each).hasInterface(mac))
                        .forEach(each -> change(each, node -> node.withoutInterface(mac)));
            }
            if (told != null && owner != null) {
                change(owner, node -> node.withInterface(NetworkInterface.of(mac, told)));
            }
        }

        Nodes build() {
            return new Nodes(byXname.build(), claimants.build(), known);
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
            Collection<Object> names = names(after);
            Collection<Object> namesBefore = names(before);
            namesBefore.stream().filter(name -> !names.contains(name)).forEach(name -> drop(name, xname));
            names.stream().filter(name -> !namesBefore.contains(name)).forEach(name -> claim(name, xname));
        }

        private static Collection<Object> names(Node node) {
            return Stream.of(node.macs().stream(), node.nid().stream(), node.addresses().stream(), node.name().stream())
                    .<Object>flatMap(each -> each)
                    .collect(Collectors.toSet());
        }

        private void claim(Object name, Xname claimant) {
            List<Xname> others = claimants.get(name);
            claimants.put(
                    name,
                    others == null
                            ? List.of(claimant)
                            : Stream.concat(others.stream(), Stream.of(claimant))
                                    .sorted()
                                    .toList());
        }

        private void drop(Object name, Xname claimant) {
            List<Xname> others = claimants.get(name);
            if (others != null && others.size() > 1) {
                claimants.put(
                        name,
                        others.stream().filter(each -> !each.equals(claimant)).toList());
            } else {
                claimants.remove(name);
            }
        }
    }
}
