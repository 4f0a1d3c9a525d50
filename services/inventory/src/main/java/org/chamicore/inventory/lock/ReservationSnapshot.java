package org.chamicore.inventory.lock;

import java.util.function.BiConsumer;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.change.SnapshotSource;
import org.springframework.stereotype.Service;

@Service
class ReservationSnapshot implements SnapshotSource {

    private final ReservationRepository reservations;

    ReservationSnapshot(ReservationRepository reservations) {
        this.reservations = reservations;
    }

    @Override
    public Kind kind() {
        return Kind.RESERVATION;
    }

    @Override
    public void forEach(BiConsumer<String, Object> consumer) {
        reservations.forEach(each -> consumer.accept(each.id().value(), each));
    }
}
