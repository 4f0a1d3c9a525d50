package org.chamicore.inventory.lock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.component.Component;
import org.chamicore.inventory.component.Component.Hold;
import org.chamicore.inventory.component.ComponentService;
import org.chamicore.inventory.component.ComponentsLeaving;
import org.chamicore.inventory.lock.Reservation.Keys;
import org.chamicore.inventory.lock.Reservation.Term;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rules by which components are reserved. Whoever changes a reservation has its component locked before, but for one that has
 * expired: that is taken away by whoever comes first.
 */
@Service
class ReservationService {

    private final ComponentService components;
    private final ReservationRepository reservations;
    private final Changes changes;
    private final Clock clock;

    ReservationService(ComponentService components, ReservationRepository reservations, Changes changes, Clock clock) {
        this.components = components;
        this.reservations = reservations;
        this.changes = changes;
        this.clock = clock;
    }

    /** Reserves components for an administrator, without an end. They must be locked. */
    @Transactional
    public LockResult<Reservation> createForAdministrator(LockRequest request) {
        return create(request, null, hold -> hold.locked() ? null : FailureReason.UNLOCKED);
    }

    /** Reserves components for a service, for the time that it asks for. They must not be locked. */
    @Transactional
    public LockResult<Reservation> createForService(LockRequest request) {
        return create(
                request, LockSpecs.required(request.duration()), hold -> hold.locked() ? FailureReason.LOCKED : null);
    }

    /** Ends reservations, whosever they are. */
    @Transactional
    public LockResult<Component> remove(LockRequest request) {
        LockResult<Component> result =
                chosen(request, (component, reservation) -> reservation == null ? FailureReason.NOT_FOUND : null);
        end(result.done().keySet());
        return result;
    }

    /** Ends one's own reservations. */
    @Transactional
    public LockResult<Reservation> release(KeyRequest request) {
        LockResult<Reservation> result = opened(
                request,
                lockedFor(request),
                each -> request.opens(each.id(), each.keys().reservation()));
        end(result.done().keySet());
        return result;
    }

    /** Gives one's own reservations a new end, counted from now. An administrator's have none. */
    @Transactional
    public LockResult<Reservation> renew(KeyRequest request) {
        Instant end = now().plus(LockSpecs.required(request.duration()));
        LockResult<Reservation> result = opened(
                request,
                lockedFor(request),
                each -> each.term().expires() != null
                        && request.opens(each.id(), each.keys().reservation()));
        Collection<Reservation> before = result.done().values();
        reservations.updateExpiry(before.stream().map(each -> each.until(end)).toList());
        changes.append(before.stream()
                .filter(each -> !end.equals(each.term().expires()))
                .map(each -> changes.updated(Kind.RESERVATION, each.id().value(), each, each.until(end)))
                .toList());
        return result;
    }

    /** Says for which components somebody holds a deputy's key that is good. */
    @Transactional(readOnly = true)
    public LockResult<Reservation> check(KeyRequest request) {
        KeyRequest flexible = new KeyRequest(request.keys(), true, request.duration());
        return opened(
                flexible,
                reservations.findAll(request.ids()),
                each -> request.opens(each.id(), each.keys().deputy()));
    }

    /** The reservations of these. */
    Map<Xname, Reservation> read(Collection<Xname> ids) {
        return byId(reservations.findAll(ids));
    }

    /**
     * Locks the components that are chosen, and tells those with which it may go on from the others, within the caller's transaction.
     *
     * @param obstacle why it may not go on with a component, given its reservation where it has one; null where it may
     * @throws LockRefusedException where there is an obstacle and the request is rigid, or nothing is chosen
     */
    LockResult<Component> chosen(
            LockRequest request, BiFunction<Component, @Nullable Reservation, @Nullable FailureReason> obstacle) {
        List<Xname> ids = new ArrayList<>();
        components.forEach(request.filter(), component -> ids.add(component.id()));
        List<Component> locked = components.lock(ids);
        if (locked.isEmpty()) {
            throw new LockRefusedException();
        }
        Map<Xname, Reservation> held = read(ids);
        LockResult<Component> result = new LockResult<>(new TreeMap<>(), new TreeMap<>());
        for (Component component : locked) {
            FailureReason reason = obstacle.apply(component, held.get(component.id()));
            if (reason == null) {
                result.done().put(component.id(), component);
            } else {
                result.failed().put(component.id(), reason);
            }
        }
        return orRefused(result, request.flexible());
    }

    /** Ends the reservations of components that are locked, within the caller's transaction. */
    void end(Collection<Xname> ids) {
        List<Reservation> ending = reservations.lock(ids);
        reservations.delete(ending.stream().map(Reservation::id).toList());
        log(ending);
    }

    @EventListener
    void end(ComponentsLeaving leaving) {
        end(leaving.ids());
    }

    /** Ends what has expired, so many at most; says how many it was. */
    @Transactional
    public int endExpired(int most) {
        List<Reservation> expired = reservations.deleteExpired(clock.instant(), most);
        log(expired);
        return expired.size();
    }

    private void log(List<Reservation> ended) {
        changes.append(ended.stream()
                .map(each -> changes.deleted(Kind.RESERVATION, each.id().value(), each))
                .toList());
    }

    private LockResult<Reservation> create(
            LockRequest request, @Nullable Duration duration, Function<Hold, @Nullable FailureReason> obstacle) {
        LockResult<Component> chosen = chosen(request, (component, reservation) -> {
            if (component.hold().reservationDisabled()) {
                return FailureReason.DISABLED;
            }
            FailureReason reason = obstacle.apply(component.hold());
            return reason == null && reservation != null ? FailureReason.RESERVED : reason;
        });
        Instant now = now();
        Term term = new Term(now, duration == null ? null : now.plus(duration));
        Map<Xname, Reservation> fresh = byId(chosen.done().keySet().stream()
                .map(id -> new Reservation(id, term, Keys.fresh()))
                .toList());
        reservations.insert(fresh.values());
        changes.append(fresh.values().stream()
                .map(each -> changes.created(Kind.RESERVATION, each.id().value(), each))
                .toList());
        return new LockResult<>(fresh, chosen.failed());
    }

    /** The reservations of the components that are named, which nobody else changes until the transaction ends. */
    private List<Reservation> lockedFor(KeyRequest request) {
        components.lock(request.ids());
        return reservations.lock(request.ids());
    }

    private static LockResult<Reservation> opened(
            KeyRequest request, List<Reservation> held, Function<Reservation, Boolean> isOpened) {
        Map<Xname, Reservation> known = byId(held);
        LockResult<Reservation> result = new LockResult<>(new TreeMap<>(), new TreeMap<>());
        for (Xname id : request.ids()) {
            Reservation reservation = known.get(id);
            if (reservation != null && isOpened.apply(reservation)) {
                result.done().put(id, reservation);
            } else {
                result.failed().put(id, FailureReason.NOT_FOUND);
            }
        }
        return orRefused(result, request.flexible());
    }

    private static <T> LockResult<T> orRefused(LockResult<T> result, boolean flexible) {
        if (!flexible && !result.failed().isEmpty()) {
            throw new LockRefusedException(result.failed());
        }
        return result;
    }

    /** Times have whole seconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Map<Xname, Reservation> byId(Collection<Reservation> all) {
        return all.stream()
                .collect(
                        Collectors.toMap(Reservation::id, Function.identity(), (first, second) -> first, TreeMap::new));
    }
}
