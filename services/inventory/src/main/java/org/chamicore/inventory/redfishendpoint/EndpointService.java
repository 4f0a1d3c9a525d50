package org.chamicore.inventory.redfishendpoint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chamicore.db.changelog.Author;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.FqdnTaken;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.Registered;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Endpoints as clients see them: each call is one transaction, and one that is refused half-way is taken back whole. */
@Service
class EndpointService {

    private static final Logger log = LoggerFactory.getLogger(EndpointService.class);

    private final EndpointRepository endpoints;
    private final EndpointRegister register;
    private final TransactionOperations transactions;
    private final Changes changes;
    private final RegistrationQueue created;
    private final RegistrationQueue replaced;

    EndpointService(
            EndpointRepository endpoints,
            EndpointRegister register,
            TransactionOperations transactions,
            Changes changes) {
        this.endpoints = endpoints;
        this.register = register;
        this.transactions = transactions;
        this.changes = changes;
        this.created = new RegistrationQueue((together, author) -> insertFresh(together, false, author));
        this.replaced = new RegistrationQueue((together, author) -> insertFresh(together, true, author));
    }

    void forEach(EndpointFilter filter, Page page, Consumer<RedfishEndpoint> consumer) {
        transactions.executeWithoutResult(status -> endpoints.forEach(filter, page, consumer));
    }

    Optional<RedfishEndpoint> find(Xname id) {
        return endpoints.find(id);
    }

    /** Which of these there are. */
    Set<Xname> known(List<Xname> ids) {
        return endpoints.known(ids);
    }

    boolean areThereAny() {
        return endpoints.areThereAny();
    }

    /** Registers endpoints that are not known yet, all or none. */
    EndpointOutcome create(List<Registration> registrations) {
        if (registrations.size() == 1 && created.isWritten(registrations.getFirst(), changes.author())) {
            return new Registered(List.of(registrations.getFirst().endpoint()));
        }
        return inTransaction(() -> register.insert(registrations));
    }

    /** Registers an endpoint, whether it is known or not; only how its discovery went stays as it was. */
    EndpointOutcome replace(Registration registration, IfMatch demanded) {
        if (demanded == IfMatch.ANYTHING && replaced.isWritten(registration, changes.author())) {
            return new Registered(List.of(registration.endpoint()));
        }
        return withUniqueFqdn(() -> register.replace(registration, demanded));
    }

    /** Changes an endpoint. */
    EndpointOutcome change(Xname id, EndpointPatch patch, IfMatch demanded) {
        return withUniqueFqdn(() -> register.change(id, patch, demanded));
    }

    boolean delete(Xname id, IfMatch demanded) {
        return transactions.execute(status -> {
            List<RedfishEndpoint> locked = endpoints.lock(id).stream().toList();
            demanded.check(locked.isEmpty() ? null : locked.getFirst());
            return register.delete(locked) == 1;
        });
    }

    /** Deletes all endpoints and says how many there were. */
    int deleteAll() {
        return transactions.execute(status -> register.delete(endpoints.lockAll()));
    }

    /** Nothing, where something is in the way: each then finds out by himself what that is. */
    private Set<Xname> insertFresh(List<Registration> together, boolean move, Function<Change, Author> author) {
        try {
            return transactions.execute(status -> {
                Set<Xname> fresh = register.insertFresh(together, move, author);
                if (fresh.isEmpty()) {
                    status.setRollbackOnly();
                }
                return fresh;
            });
        } catch (DataAccessException | TransactionException failed) {
            log.debug("{} registrations could not be written together", together.size(), failed);
            return Set.of();
        }
    }

    private EndpointOutcome withUniqueFqdn(Supplier<EndpointOutcome> work) {
        try {
            return inTransaction(work);
        } catch (DuplicateKeyException taken) {
            return new FqdnTaken();
        }
    }

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
