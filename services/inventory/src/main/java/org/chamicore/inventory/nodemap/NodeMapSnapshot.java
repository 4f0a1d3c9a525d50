package org.chamicore.inventory.nodemap;

import java.util.function.BiConsumer;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.change.SnapshotSource;
import org.chamicore.inventory.wire.Page;
import org.springframework.stereotype.Service;

@Service
class NodeMapSnapshot implements SnapshotSource {

    private final NodeMapRepository maps;

    NodeMapSnapshot(NodeMapRepository maps) {
        this.maps = maps;
    }

    @Override
    public Kind kind() {
        return Kind.NODE_MAP;
    }

    @Override
    public void forEach(BiConsumer<String, Object> consumer) {
        maps.forEach(Page.ALL, map -> consumer.accept(map.id().value(), map));
    }
}
