package org.chamicore.inventory.redfishendpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.chamicore.db.changelog.Author;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.ethernetinterface.MacAddress;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.EndpointTaken;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.InterfaceTaken;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.NoSuchEndpoint;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.Registered;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.xname.Xname;
import org.springframework.stereotype.Service;

/**
 * The rules by which endpoints come, change and go, each time with what they manage, within the caller's transaction. Rows are
 * locked in one order, everywhere: endpoints, components, component endpoints, interfaces, hardware, each by name.
 */
@Service
class EndpointRegister {

    private final EndpointRepository endpoints;
    private final EndpointInventory inventory;
    private final EndpointChildren children;
    private final EndpointLog log;

    EndpointRegister(
            EndpointRepository endpoints, EndpointInventory inventory, EndpointChildren children, EndpointLog log) {
        this.endpoints = endpoints;
        this.inventory = inventory;
        this.children = children;
        this.log = log;
    }

    EndpointOutcome insert(List<Registration> registrations) {
        return insert(registrations, false);
    }

    /**
     * Inserts, in one go, those that are new.
     *
     * @param registrations no two of which tell of the same thing
     * @param move whether interfaces that are known elsewhere are moved; else one of them ends it all
     * @param author whose doing each change is
     * @return which were new; none where there is something to take back
     */
    Set<Xname> insertFresh(List<Registration> registrations, boolean move, Function<Change, Author> author) {
        Set<Xname> created = endpoints.insertMissing(
                registrations.stream().map(Registration::endpoint).toList());
        List<Registration> fresh = registrations.stream()
                .filter(each -> created.contains(each.endpoint().id()))
                .toList();
        log.keep(fresh);
        List<Change> made = new ArrayList<>(
                log.created(fresh.stream().map(Registration::endpoint).toList()));
        Findings findings =
                Findings.all(fresh.stream().map(Registration::findings).toList());
        if (!inventory.enrol(findings, move, made).isEmpty()) {
            return Set.of();
        }
        log.append(made, author);
        return created;
    }

    /** Where another writer was faster, his endpoint is there by now. */
    EndpointOutcome replace(Registration registration, IfMatch demanded) {
        Optional<EndpointOutcome> updated = update(registration, demanded);
        if (updated.isPresent()) {
            return updated.get();
        }
        demanded.check(null);
        EndpointOutcome inserted = insert(List.of(registration), true);
        return inserted instanceof EndpointTaken
                ? update(registration, demanded).orElse(inserted)
                : inserted;
    }

    EndpointOutcome change(Xname id, EndpointPatch patch, IfMatch demanded) {
        Optional<RedfishEndpoint> locked = endpoints.lock(id);
        demanded.check(locked.orElse(null));
        return locked.<EndpointOutcome>map(before -> {
                    Registration after = new Registration(
                            patch.applyTo(before), Findings.NONE, patch.sent().password());
                    return write(before, after);
                })
                .orElseGet(NoSuchEndpoint::new);
    }

    int delete(List<RedfishEndpoint> leaving) {
        log.expect(leaving.size());
        List<Xname> ids = leaving.stream().map(RedfishEndpoint::id).toList();
        List<Change> made = new ArrayList<>(children.release(ids));
        endpoints.delete(ids);
        made.addAll(log.deleted(leaving));
        log.append(made);
        return ids.size();
    }

    private EndpointOutcome insert(List<Registration> registrations, boolean move) {
        log.expect(registrations.size());
        List<RedfishEndpoint> wanted =
                registrations.stream().map(Registration::endpoint).toList();
        Set<Xname> left = new HashSet<>(endpoints.insertMissing(wanted)); // each once: the second of two is taken
        List<Integer> taken = places(wanted, each -> !left.remove(each.id()));
        if (!taken.isEmpty()) {
            return new EndpointTaken(taken);
        }
        log.keep(registrations);
        return enrol(registrations, move, new ArrayList<>(log.created(wanted)));
    }

    private Optional<EndpointOutcome> update(Registration registration, IfMatch demanded) {
        return endpoints.lock(registration.endpoint().id()).map(before -> {
            demanded.check(before);
            RedfishEndpoint after = registration.endpoint().with(before.discoveryInfo());
            return write(before, new Registration(after, registration.findings(), registration.password()));
        });
    }

    private EndpointOutcome write(RedfishEndpoint before, Registration registration) {
        RedfishEndpoint after = registration.endpoint();
        List<Change> made = new ArrayList<>();
        boolean isReplaced = !after.equals(before);
        if (isReplaced) {
            endpoints.update(after);
        }
        if (!log.keep(List.of(registration)).isEmpty() || isReplaced) {
            made.add(log.updated(before, after));
        }
        made.addAll(children.follow(before.asOwner(), after.asOwner()));
        EndpointOutcome outcome = enrol(List.of(registration), true, made);
        if (before.enabled() && !after.enabled()) {
            log.append(children.vacate(List.of(after.id())));
        }
        return outcome;
    }

    private EndpointOutcome enrol(List<Registration> registrations, boolean move, List<Change> made) {
        Findings findings =
                Findings.all(registrations.stream().map(Registration::findings).toList());
        Set<MacAddress> elsewhere = inventory.enrol(findings, move, made);
        if (!elsewhere.isEmpty()) {
            return new InterfaceTaken(places(registrations, each -> each.findings().interfaces().stream()
                    .anyMatch(nic -> elsewhere.contains(nic.macAddress()))));
        }
        log.append(made);
        return new Registered(registrations.stream().map(Registration::endpoint).toList());
    }

    private static <T> List<Integer> places(List<T> list, Predicate<T> wanted) {
        return IntStream.range(0, list.size())
                .filter(place -> wanted.test(list.get(place)))
                .boxed()
                .toList();
    }
}
