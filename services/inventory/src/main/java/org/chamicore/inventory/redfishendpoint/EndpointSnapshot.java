package org.chamicore.inventory.redfishendpoint;

import java.util.List;
import java.util.function.BiConsumer;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.change.SnapshotSource;
import org.chamicore.inventory.wire.Page;
import org.springframework.stereotype.Service;

@Service
class EndpointSnapshot implements SnapshotSource {

    private final EndpointRepository endpoints;

    EndpointSnapshot(EndpointRepository endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Kind kind() {
        return Kind.REDFISH_ENDPOINT;
    }

    @Override
    public void forEach(BiConsumer<String, Object> consumer) {
        endpoints.forEach(
                EndpointFilter.of(name -> List.of()),
                Page.ALL,
                endpoint -> consumer.accept(endpoint.id().value(), endpoint));
    }
}
