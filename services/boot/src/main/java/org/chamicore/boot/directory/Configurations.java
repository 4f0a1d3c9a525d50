package org.chamicore.boot.directory;

import java.util.UUID;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.Selector;
import org.jspecify.annotations.Nullable;

/** The boot configurations by what selects them. */
final class Configurations {

    static final Configurations NONE = new Configurations(ShardedMap.empty(), ShardedMap.empty());

    private final ShardedMap<Selector, UUID> bindings;
    private final ShardedMap<UUID, BootConfiguration> byId;

    private Configurations(ShardedMap<Selector, UUID> bindings, ShardedMap<UUID, BootConfiguration> byId) {
        this.bindings = bindings;
        this.byId = byId;
    }

    @Nullable
    BootConfiguration find(Selector selector) {
        UUID id = bindings.get(selector);
        return id == null ? null : byId.get(id);
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

        private Editor(Configurations configurations) {
            this.bindings = configurations.bindings.edit();
            this.byId = configurations.byId.edit();
        }

        void put(BootConfiguration configuration) {
            byId.put(configuration.id(), configuration);
        }

        void remove(UUID id) {
            byId.remove(id);
        }

        void bind(Selector selector, UUID configuration) {
            bindings.put(selector, configuration);
        }

        void unbind(Selector selector) {
            bindings.remove(selector);
        }

        Configurations build() {
            return new Configurations(bindings.build(), byId.build());
        }
    }
}
