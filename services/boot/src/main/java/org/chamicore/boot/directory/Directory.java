package org.chamicore.boot.directory;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.Plan;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Nid;
import org.chamicore.boot.node.Node;
import org.chamicore.boot.node.Xname;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

    /** The node that an identifier names, if the inventory knows it. A tag names one if it is its fully qualified name. */
    public Optional<Node> findNode(Selector identifier) {
        return Optional.ofNullable(node(identifier));
    }

    /** The boot configuration that is bound to exactly this selector. */
    public Optional<BootConfiguration> findConfiguration(Selector selector) {
        return Optional.ofNullable(configurations.find(selector));
    }

    /** Whether any selector of this kind is bound. */
    public boolean isAnyBound(Selector.Kind kind) {
        return configurations.isAnyBound(kind);
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
                            node.nid().stream().map(Selector::of),
                            names(node).stream())
                    .flatMap(each -> each)
                    .filter(each -> node.equals(node(each))) // what another node has a better claim to is not ours
                    .forEach(synonyms::add);
        }
        return synonyms;
    }

    /** The node that is reached by an address, if the inventory knows one, and only one. */
    public Optional<Node> findNode(InetAddress address) {
        return Optional.ofNullable(nodes.find(address));
    }

    /** The selectors that name a node by its fully qualified name: as the inventory writes it, and in lower case. */
    public List<Selector> names(Node node) {
        return node.name().map(name -> names(node, name)).orElse(List.of());
    }

    private List<Selector> names(Node node, String name) {
        return Stream.of(node.fqdn(), name)
                .distinct()
                .map(Selector::tag)
                .filter(each -> node.equals(node(each))) // not while several nodes are called so
                .toList();
    }

    /** The ranges that are bound and hold the node, the narrowest first. */
    public List<Selector> rangesWith(Node node) {
        return configurations.ranges().with(node);
    }

    /** The first of {@link #rangesWith}, found without looking at the others. */
    public Optional<Selector> narrowestRangeWith(Node node) {
        return configurations.ranges().narrowestWith(node);
    }

    /** Ranges, groups and tags that are bound, in their order. */
    public Stream<Selector> manyNodeSelectors() {
        return configurations.manyNodeSelectors().sorted();
    }

    /** As it would be with {@code plan} carried out. */
    public Directory with(Plan plan) {
        DirectoryEdit edit = edit();
        edit.take(plan);
        return edit.build();
    }

    /** As it would be if the inventory told this besides; by kind, then by key. */
    public Directory with(Map<String, Map<String, JsonNode>> told) {
        DirectoryEdit edit = edit();
        told.forEach(
                (kind, things) -> things.forEach((key, value) -> edit.take(kind, key, value, JsonMapper.shared())));
        return edit.build();
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
            case TAG -> nodes.find(identifier.value());
            case RANGE, GROUP -> null;
        };
    }
}
