package org.chamicore.inventory.redfishendpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.EndpointTaken;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.FqdnTaken;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.InterfaceTaken;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.Registered;
import org.chamicore.inventory.xname.Xname;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The rules by which endpoints come, change and go, each time with what they manage. Rows are locked in one order, everywhere:
 * endpoints, components, component endpoints, interfaces, each by name.
 */
@Service
class EndpointService {

    private final EndpointRepository endpoints;
    private final EndpointInventory inventory;
    private final Changes changes;
    private final TransactionOperations transactions;

    EndpointService(
            EndpointRepository endpoints,
            EndpointInventory inventory,
            Changes changes,
            TransactionOperations transactions) {
        this.endpoints = endpoints;
        this.inventory = inventory;
        this.changes = changes;
        this.transactions = transactions;
    }

    void forEach(EndpointFilter filter, Consumer<RedfishEndpoint> consumer) {
        transactions.executeWithoutResult(status -> endpoints.forEach(filter, consumer));
    }

    Optional<RedfishEndpoint> find(Xname id) {
        return endpoints.find(id);
    }

    /** Registers endpoints that are not known yet, all or none. */
    EndpointOutcome create(List<Registration> registrations) {
        return inTransaction(() -> insert(registrations, false));
    }

    /** Registers an endpoint, whether it is known or not; only how its discovery went stays as it was. */
    EndpointOutcome replace(Registration registration) {
        try {
            return inTransaction(() -> update(registration).orElseGet(() -> insertOrUpdate(registration)));
        } catch (DuplicateKeyException taken) {
            return new FqdnTaken();
        }
    }

    boolean delete(Xname id) {
        return transactions.execute(status -> delete(endpoints.lock(id).stream().toList()) == 1);
    }

    /** Deletes all endpoints and says how many there were. */
    int deleteAll() {
        return transactions.execute(status -> delete(endpoints.lockAll()));
    }

    private EndpointOutcome insert(List<Registration> registrations, boolean move) {
        List<RedfishEndpoint> wanted =
                registrations.stream().map(Registration::endpoint).toList();
        Set<Xname> created = endpoints.insertMissing(wanted);
        if (created.size() < wanted.size()) {
            return new EndpointTaken();
        }
        List<Change> made = new ArrayList<>();
        wanted.forEach(each ->
                made.add(changes.created(Kind.REDFISH_ENDPOINT, each.id().value(), each)));
        Findings findings = registrations.stream().map(Registration::findings).reduce(Findings.NONE, Findings::and);
        return enrol(wanted, findings, move, made);
    }

    /** Where another writer was faster, his endpoint is there by now. */
    private EndpointOutcome insertOrUpdate(Registration registration) {
        EndpointOutcome inserted = insert(List.of(registration), true);
        return inserted instanceof EndpointTaken ? update(registration).orElse(inserted) : inserted;
    }

    private Optional<EndpointOutcome> update(Registration registration) {
        return endpoints.lock(registration.endpoint().id()).map(before -> update(before, registration));
    }

    private EndpointOutcome update(RedfishEndpoint before, Registration registration) {
        RedfishEndpoint after = registration.endpoint().with(before.discoveryInfo());
        List<Change> made = new ArrayList<>();
        if (!after.equals(before)) {
            endpoints.update(after);
            made.add(changes.updated(Kind.REDFISH_ENDPOINT, after.id().value(), before, after));
            made.addAll(inventory.follow(before.asOwner(), after.asOwner()));
        }
        EndpointOutcome outcome = enrol(List.of(after), registration.findings(), true, made);
        if (before.enabled() && !after.enabled()) {
            changes.append(inventory.vacate(List.of(after.id())));
        }
        return outcome;
    }

    private EndpointOutcome enrol(List<RedfishEndpoint> stored, Findings findings, boolean move, List<Change> made) {
        return inventory
                .enrol(findings, move, made)
                .<EndpointOutcome>map(InterfaceTaken::new)
                .orElseGet(() -> {
                    changes.append(made);
                    return new Registered(stored);
                });
    }

    private int delete(List<RedfishEndpoint> leaving) {
        List<Xname> ids = leaving.stream().map(RedfishEndpoint::id).toList();
        List<Change> made = new ArrayList<>(inventory.release(ids));
        endpoints.delete(ids);
        leaving.forEach(each ->
                made.add(changes.deleted(Kind.REDFISH_ENDPOINT, each.id().value(), each)));
        changes.append(made);
        return ids.size();
    }

    /** What is refused half-way is taken back whole. */
    private EndpointOutcome inTransaction(Supplier<EndpointOutcome> work) {
        return transactions.execute(status -> {
            EndpointOutcome outcome = work.get();
            if (!(outcome instanceof Registered)) {
                status.setRollbackOnly();
            }
            return outcome;
        });
    }
}
