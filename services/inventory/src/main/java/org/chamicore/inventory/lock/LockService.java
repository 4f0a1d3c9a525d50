package org.chamicore.inventory.lock;

import java.util.function.UnaryOperator;
import org.chamicore.inventory.component.Component;
import org.chamicore.inventory.component.Component.Hold;
import org.chamicore.inventory.component.ComponentService;
import org.chamicore.inventory.xname.Selection;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules by which components are locked, and closed to reservations. */
@Service
class LockService {

    private final ComponentService components;
    private final ReservationService reservations;

    LockService(ComponentService components, ReservationService reservations) {
        this.components = components;
        this.reservations = reservations;
    }

    /** Sets or clears the lock; refused for what is so already, is reserved, or closed to reservations. */
    @Transactional
    public LockResult<Component> setLocked(LockRequest request, boolean locked) {
        LockResult<Component> result = reservations.chosen(request, (component, reservation) -> {
            Hold hold = component.hold();
            if (reservation != null) {
                return FailureReason.RESERVED;
            }
            if (hold.reservationDisabled()) {
                return FailureReason.DISABLED;
            }
            return hold.locked() == locked ? locked ? FailureReason.LOCKED : FailureReason.UNLOCKED : null;
        });
        change(result, hold -> new Hold(hold.reservationDisabled(), locked));
        return result;
    }

    /** Closes components to reservations, and ends those there are. */
    @Transactional
    public LockResult<Component> disable(LockRequest request) {
        LockResult<Component> result = reservations.chosen(request, (component, reservation) -> null);
        reservations.end(result.done().keySet());
        change(result, hold -> new Hold(true, hold.locked()));
        return result;
    }

    /** Opens components to reservations. */
    @Transactional
    public LockResult<Component> repair(LockRequest request) {
        LockResult<Component> result = reservations.chosen(request, (component, reservation) -> null);
        change(result, hold -> new Hold(false, hold.locked()));
        return result;
    }

    private void change(LockResult<Component> result, UnaryOperator<Hold> change) {
        components.change(
                Selection.of(result.done().keySet()), component -> component.with(change.apply(component.hold())));
    }
}
