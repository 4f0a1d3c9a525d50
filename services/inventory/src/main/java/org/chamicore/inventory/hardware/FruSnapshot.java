package org.chamicore.inventory.hardware;

import java.util.Map;
import java.util.function.BiConsumer;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.change.SnapshotSource;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.wire.QueryParameters;
import org.springframework.stereotype.Service;

@Service
class FruSnapshot implements SnapshotSource {

    private final FruRepository frus;

    FruSnapshot(FruRepository frus) {
        this.frus = frus;
    }

    @Override
    public Kind kind() {
        return Kind.HARDWARE_FRU;
    }

    @Override
    public void forEach(BiConsumer<String, Object> consumer) {
        frus.forEach(
                HardwareFilter.ofUnits(QueryParameters.of(Map.of())),
                Page.ALL,
                fru -> consumer.accept(fru.fruId(), fru));
    }
}
