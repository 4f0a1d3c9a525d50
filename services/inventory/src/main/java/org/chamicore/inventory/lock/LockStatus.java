package org.chamicore.inventory.lock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chamicore.inventory.component.Component;
import org.chamicore.inventory.component.ComponentFilter;
import org.chamicore.inventory.component.ComponentService;
import org.chamicore.inventory.lock.LockAnswers.Status;
import org.chamicore.inventory.lock.LockAnswers.Status.Standing;
import org.chamicore.inventory.xname.Xname;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads how components stand. */
@Service
class LockStatus {

    private final ComponentService components;
    private final ReservationService reservations;

    LockStatus(ComponentService components, ReservationService reservations) {
        this.components = components;
        this.reservations = reservations;
    }

    /**
     * How those stand that the filter lets through.
     *
     * @param named those that somebody expects to be there
     * @throws LockRefusedException when it lets none through
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Status of(ComponentFilter filter, Collection<Xname> named) {
        List<Component> found = new ArrayList<>();
        components.forEach(filter, found::add);
        if (found.isEmpty()) {
            throw new LockRefusedException();
        }
        Map<Xname, Reservation> held =
                reservations.read(found.stream().map(Component::id).toList());
        Set<Xname> missing = new TreeSet<>(named);
        found.forEach(each -> missing.remove(each.id()));
        return new Status(
                found.stream()
                        .map(each -> Standing.of(each, held.get(each.id())))
                        .toList(),
                missing);
    }
}
