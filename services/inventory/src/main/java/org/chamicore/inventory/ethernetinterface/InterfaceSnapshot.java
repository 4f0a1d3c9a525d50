package org.chamicore.inventory.ethernetinterface;

import java.util.Map;
import java.util.function.BiConsumer;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.change.SnapshotSource;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.wire.QueryParameters;
import org.springframework.stereotype.Service;

@Service
class InterfaceSnapshot implements SnapshotSource {

    private final InterfaceRepository interfaces;

    InterfaceSnapshot(InterfaceRepository interfaces) {
        this.interfaces = interfaces;
    }

    @Override
    public Kind kind() {
        return Kind.ETHERNET_INTERFACE;
    }

    @Override
    public void forEach(BiConsumer<String, Object> consumer) {
        interfaces.forEach(
                InterfaceFilter.of(QueryParameters.of(Map.of())), Page.ALL, nic -> consumer.accept(nic.id(), nic));
    }
}
