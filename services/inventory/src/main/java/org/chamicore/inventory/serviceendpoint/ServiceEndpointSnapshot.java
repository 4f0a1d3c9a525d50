package org.chamicore.inventory.serviceendpoint;

import java.util.List;
import java.util.function.BiConsumer;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.change.SnapshotSource;
import org.chamicore.inventory.wire.Page;
import org.springframework.stereotype.Service;

@Service
class ServiceEndpointSnapshot implements SnapshotSource {

    private final ServiceEndpointRepository services;

    ServiceEndpointSnapshot(ServiceEndpointRepository services) {
        this.services = services;
    }

    @Override
    public Kind kind() {
        return Kind.SERVICE_ENDPOINT;
    }

    @Override
    public void forEach(BiConsumer<String, Object> consumer) {
        services.forEach(
                ServiceEndpointFilter.of(name -> List.of()), Page.ALL, each -> consumer.accept(each.key(), each));
    }
}
