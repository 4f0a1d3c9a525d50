package org.chamicore.inventory.hardware;

import java.util.Map;
import java.util.function.BiConsumer;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.change.SnapshotSource;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.wire.QueryParameters;
import org.springframework.stereotype.Service;

@Service
class HardwareSnapshot implements SnapshotSource {

    private final PlaceRepository places;

    HardwareSnapshot(PlaceRepository places) {
        this.places = places;
    }

    @Override
    public Kind kind() {
        return Kind.HARDWARE;
    }

    @Override
    public void forEach(BiConsumer<String, Object> consumer) {
        places.forEach(
                HardwareFilter.ofPlaces(QueryParameters.of(Map.of())),
                Page.ALL,
                each -> consumer.accept(each.id().value(), LoggedPlace.of(each.place())));
    }
}
