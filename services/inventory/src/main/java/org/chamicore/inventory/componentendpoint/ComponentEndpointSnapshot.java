package org.chamicore.inventory.componentendpoint;

import java.util.List;
import java.util.function.BiConsumer;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.change.SnapshotSource;
import org.chamicore.inventory.wire.Page;
import org.springframework.stereotype.Service;

@Service
class ComponentEndpointSnapshot implements SnapshotSource {

    private final ComponentEndpointRepository endpoints;

    ComponentEndpointSnapshot(ComponentEndpointRepository endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Kind kind() {
        return Kind.COMPONENT_ENDPOINT;
    }

    @Override
    public void forEach(BiConsumer<String, Object> consumer) {
        endpoints.forEach(
                ComponentEndpointFilter.of(name -> List.of()),
                Page.ALL,
                endpoint -> consumer.accept(endpoint.id().value(), endpoint));
    }
}
