package org.chamicore.boot.directory;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Nid;
import org.chamicore.boot.node.Node;
import org.chamicore.boot.node.Xname;
import org.jspecify.annotations.Nullable;

/**
 * What the service knew at one moment: the nodes and the boot configurations. Immutable; what a request took it keeps to its
 * end.
 */
public final class Directory {

    static final Directory EMPTY = new Directory(Nodes.NONE, Configurations.NONE);

    private final Nodes nodes;
    private final Configurations configurations;

    Directory(Nodes nodes, Configurations configurations) {
        this.nodes = nodes;
        this.configurations = configurations;
    }

    /** The node that an identifier names, if the inventory knows it. A tag names none. */
    public Optional<Node> findNode(Selector identifier) {
        return Optional.ofNullable(node(identifier));
    }

    /** The boot configuration that is bound to exactly this selector. */
    public Optional<BootConfiguration> findConfiguration(Selector selector) {
        return Optional.ofNullable(configurations.find(selector));
    }

    /**
     * All selectors that mean the same as this one: the other identifiers of the same node are added. In order of precedence
     * among identifiers.
     */
    public Set<Selector> synonyms(Selector selector) {
        Set<Selector> synonyms = new TreeSet<>();
        synonyms.add(selector);
        Node node = node(selector);
        if (node != null) {
            Stream.of(
                            Stream.of(Selector.of(node.xname())),
                            node.macs().stream().map(Selector::of),
                            node.nid().stream().map(Selector::of))
                    .flatMap(each -> each)
                    .filter(each -> node.equals(node(each))) // what another node has a better claim to is not ours
                    .forEach(synonyms::add);
        }
        return synonyms;
    }

    /** All known nodes, in no order. */
    public Stream<Node> nodes() {
        return nodes.all();
    }

    public int nodeCount() {
        return nodes.count();
    }

    public int configurationCount() {
        return configurations.count();
    }

    DirectoryEdit edit() {
        return new DirectoryEdit(nodes.edit(), configurations.edit());
    }

    private @Nullable Node node(Selector identifier) {
        return switch (identifier.kind()) {
            case XNAME -> nodes.find(new Xname(identifier.value()));
            case MAC -> nodes.find(new MacAddress(identifier.value()));
            case NID -> nodes.find(Nid.of(identifier.value()));
            case TAG -> null;
        };
    }
}
