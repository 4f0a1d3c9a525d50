package org.chamicore.inventory.lock;

import java.util.List;
import java.util.function.Supplier;
import org.chamicore.inventory.lock.LockAnswers.Checked;
import org.chamicore.inventory.lock.LockAnswers.Counted;
import org.chamicore.inventory.lock.LockAnswers.Keyed;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reservations, of administrators and of services. */
@RestController
@RequestMapping("/hsm/v2/locks")
class ReservationController {

    private final ReservationService reservations;
    private final LockSpecs specs;

    ReservationController(ReservationService reservations, LockSpecs specs) {
        this.reservations = reservations;
        this.specs = specs;
    }

    @PostMapping("/reservations")
    Keyed create(@RequestBody LockSpec sent) {
        LockRequest request = specs.read(sent);
        return Keyed.of(orRefuse(sent, () -> reservations.createForAdministrator(request)));
    }

    @PostMapping("/reservations/remove")
    Counted remove(@RequestBody LockSpec sent) {
        LockRequest request = specs.read(sent);
        return Counted.of(orRefuse(sent, () -> reservations.remove(request)));
    }

    @PostMapping({"/reservations/release", "/service/reservations/release"})
    Counted release(@RequestBody KeySpec sent) {
        KeyRequest request = specs.reservationKeys(sent);
        return Counted.of(
                orRefuse("ReservationKeys", KeySpec.ids(sent.reservationKeys()), () -> reservations.release(request)));
    }

    @PostMapping("/service/reservations")
    Keyed createForService(@RequestBody LockSpec sent) {
        LockRequest request = specs.read(sent);
        return Keyed.of(orRefuse(sent, () -> reservations.createForService(request)));
    }

    @PostMapping("/service/reservations/renew")
    Counted renew(@RequestBody KeySpec sent) {
        KeyRequest request = specs.reservationKeys(sent);
        return Counted.of(
                orRefuse("ReservationKeys", KeySpec.ids(sent.reservationKeys()), () -> reservations.renew(request)));
    }

    @PostMapping("/service/reservations/check")
    Checked check(@RequestBody KeySpec sent) {
        KeyRequest request = specs.deputyKeys(sent);
        return Checked.of(reservations.check(request));
    }

    private static <T> T orRefuse(LockSpec sent, Supplier<T> act) {
        try {
            return act.get();
        } catch (LockRefusedException refused) {
            throw LockProblem.of(sent, refused);
        }
    }

    private static <T> T orRefuse(String list, List<String> ids, Supplier<T> act) {
        try {
            return act.get();
        } catch (LockRefusedException refused) {
            throw LockProblem.of(list, ids, refused);
        }
    }
}
