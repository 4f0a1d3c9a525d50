package org.chamicore.boot.directory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.node.Node;
import org.chamicore.boot.node.NodeRange;
import org.jspecify.annotations.Nullable;

/** The boot configurations by what selects them. */
final class Configurations {

    static final Configurations NONE = new Configurations(ShardedMap.empty(), ShardedMap.empty(), List.of());

    /** A range that is bound, read once. */
    private record BoundRange(NodeRange range, Selector selector) {}

    private final ShardedMap<Selector, UUID> bindings;
    private final ShardedMap<UUID, BootConfiguration> byId;
    private final List<BoundRange> ranges;

    private Configurations(
            ShardedMap<Selector, UUID> bindings, ShardedMap<UUID, BootConfiguration> byId, List<BoundRange> ranges) {
        this.bindings = bindings;
        this.byId = byId;
        this.ranges = ranges;
    }

    @Nullable
    BootConfiguration find(Selector selector) {
        UUID id = bindings.get(selector);
        return id == null ? null : byId.get(id);
    }

    /** The ranges that are bound and hold the node, the narrowest first. */
    Stream<Selector> rangesWith(Node node) {
        return ranges.stream().filter(each -> each.range().holds(node)).map(BoundRange::selector);
    }

    /** Whatever is bound and is no single node's. */
    Stream<Selector> manyNodeSelectors() {
        return bindings.keys().filter(Selector::isForMany);
    }

    int count() {
        return byId.size();
    }

    Editor edit() {
        return new Editor(this);
    }

    /** The next version while it is made. */
    static final class Editor {

        private final ShardedMap.Editor<Selector, UUID> bindings;
        private final ShardedMap.Editor<UUID, BootConfiguration> byId;
        private final Map<NodeRange, Selector> ranges = new TreeMap<>();

        private Editor(Configurations configurations) {
            this.bindings = configurations.bindings.edit();
            this.byId = configurations.byId.edit();
            configurations.ranges.forEach(each -> ranges.put(each.range(), each.selector()));
        }

        void put(BootConfiguration configuration) {
            byId.put(configuration.id(), configuration);
        }

        void remove(UUID id) {
            byId.remove(id);
        }

        void bind(Selector selector, UUID configuration) {
            bindings.put(selector, configuration);
            if (selector.kind() == Selector.Kind.RANGE) {
                ranges.put(NodeRange.of(selector.value()), selector);
            }
        }

        void unbind(Selector selector) {
            bindings.remove(selector);
            if (selector.kind() == Selector.Kind.RANGE) {
                ranges.remove(NodeRange.of(selector.value()));
            }
        }

        Configurations build() {
            return new Configurations(
                    bindings.build(),
                    byId.build(),
                    ranges.entrySet().stream()
                            .map(each -> new BoundRange(each.getKey(), each.getValue()))
                            .toList());
        }
    }
}
