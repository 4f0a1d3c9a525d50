package org.chamicore.inventory.subscription;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.wire.IfMatch;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** The rules by which subscriptions come, change and go. */
@Service
public class SubscriptionService {

    private final SubscriptionRepository subscriptions;
    private final Changes changes;
    private final TransactionOperations transactions;

    SubscriptionService(SubscriptionRepository subscriptions, Changes changes, TransactionOperations transactions) {
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.transactions = transactions;
    }

    /** All of them, ordered by number. */
    public List<Subscription> findAll() {
        return subscriptions.findAll();
    }

    Optional<Subscription> find(long id) {
        return subscriptions.find(id);
    }

    /** Empty where the subscriber has one with this address. */
    Optional<Subscription> create(Subscription wanted) {
        return transactions.execute(status -> {
            Optional<Subscription> created = subscriptions.insert(wanted);
            created.ifPresent(each ->
                    changes.append(List.of(changes.created(Kind.SUBSCRIPTION, Long.toString(each.id()), each))));
            return created;
        });
    }

    SubscriptionOutcome change(long id, UnaryOperator<Subscription> change, IfMatch demanded) {
        try {
            return transactions.execute(status -> subscriptions
                    .lock(id)
                    .map(before -> {
                        demanded.check(before);
                        Subscription after = change.apply(before);
                        if (!after.equals(before)) {
                            subscriptions.update(after);
                            changes.append(
                                    List.of(changes.updated(Kind.SUBSCRIPTION, Long.toString(id), before, after)));
                        }
                        return SubscriptionOutcome.DONE;
                    })
                    .orElse(SubscriptionOutcome.NO_SUCH_SUBSCRIPTION));
        } catch (DuplicateKeyException taken) {
            return SubscriptionOutcome.TAKEN;
        }
    }

    boolean delete(long id, IfMatch demanded) {
        return transactions.execute(status -> {
            Optional<Subscription> leaving = subscriptions.lock(id);
            demanded.check(leaving.orElse(null));
            return leaving.isPresent() && remove(id) == 1;
        });
    }

    /** Deletes all and says how many there were. */
    int deleteAll() {
        return transactions.execute(status -> remove(null));
    }

    private int remove(@Nullable Long id) {
        List<Subscription> deleted = subscriptions.delete(id);
        changes.append(deleted.stream()
                .map(each -> changes.deleted(Kind.SUBSCRIPTION, Long.toString(each.id()), each))
                .toList());
        return deleted.size();
    }
}
