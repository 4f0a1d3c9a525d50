package org.chamicore.boot.directory;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.node.NodeRange;
import org.chamicore.db.memory.ShardedMap;
import org.jspecify.annotations.Nullable;

/** The boot configurations by what selects them. */
final class Configurations {

    static final Configurations NONE =
            new Configurations(ShardedMap.empty(), Map.of(), ShardedMap.empty(), Ranges.NONE);

    private final ShardedMap<Selector, UUID> bindings;
    private final Map<Selector.Kind, Integer> counts; // of bindings
    private final ShardedMap<UUID, BootConfiguration> byId;
    private final Ranges ranges;

    private Configurations(
            ShardedMap<Selector, UUID> bindings,
            Map<Selector.Kind, Integer> counts,
            ShardedMap<UUID, BootConfiguration> byId,
            Ranges ranges) {
        this.bindings = bindings;
        this.counts = counts;
        this.byId = byId;
        this.ranges = ranges;
    }

    @Nullable
    BootConfiguration find(Selector selector) {
        UUID id = bindings.get(selector);
        return id == null ? null : byId.get(id);
    }

    /** Whether any selector of this kind is bound. */
    boolean isAnyBound(Selector.Kind kind) {
        return counts.getOrDefault(kind, 0) > 0;
    }

    Ranges ranges() {
        return ranges;
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
        private final Map<Selector.Kind, Integer> counts = new EnumMap<>(Selector.Kind.class);
        private final ShardedMap.Editor<UUID, BootConfiguration> byId;
        private final Ranges rangesBefore;
        private @Nullable NavigableMap<NodeRange, Selector> ranges; // null while they are as before

        private Editor(Configurations configurations) {
            this.bindings = configurations.bindings.edit();
            this.counts.putAll(configurations.counts);
            this.byId = configurations.byId.edit();
            this.rangesBefore = configurations.ranges;
        }

        void put(BootConfiguration configuration) {
            byId.put(configuration.id(), configuration);
        }

        void remove(UUID id) {
            byId.remove(id);
        }

        void bind(Selector selector, UUID configuration) {
            count(selector, bindings.get(selector) == null ? 1 : 0);
            bindings.put(selector, configuration);
            if (selector.kind() == Selector.Kind.RANGE) {
                ranges().put(NodeRange.of(selector.value()), selector);
            }
        }

        void unbind(Selector selector) {
            count(selector, bindings.get(selector) == null ? 0 : -1);
            bindings.remove(selector);
            if (selector.kind() == Selector.Kind.RANGE) {
                ranges().remove(NodeRange.of(selector.value()));
            }
        }

        Configurations build() {
            return new Configurations(
                    bindings.build(),
                    Map.copyOf(counts),
                    byId.build(),
                    ranges == null ? rangesBefore : new Ranges(ranges));
        }

        private void count(Selector selector, int more) {
            counts.merge(selector.kind(), more, Integer::sum);
        }

        private NavigableMap<NodeRange, Selector> ranges() {
            if (ranges == null) {
                ranges = new TreeMap<>(rangesBefore.all());
            }
            return ranges;
        }
    }
}
