package org.chamicore.inventory.hardware;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.hardware.FruDeletion.Deleted;
import org.chamicore.inventory.hardware.FruDeletion.InUse;
import org.chamicore.inventory.rows.Writing;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Page;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** The rules by which units come, change and go. Rows are locked in the order of their names, everywhere. */
@Service
class FruService {

    private final FruRepository frus;
    private final Changes changes;
    private final TransactionOperations transactions;

    FruService(FruRepository frus, Changes changes, TransactionOperations transactions) {
        this.frus = frus;
        this.changes = changes;
        this.transactions = transactions;
    }

    void forEach(HardwareFilter filter, Page page, Consumer<Fru> consumer) {
        transactions.executeWithoutResult(status -> frus.forEach(filter, page, consumer));
    }

    Optional<Fru> find(String fruId) {
        return frus.find(fruId);
    }

    /**
     * Writes, within the caller's transaction, units as they are now; of several with one name the last counts.
     *
     * @return what to append to the change log
     */
    List<Change> write(List<Fru> found) {
        return changes.of(Kind.HARDWARE_FRU, Writing.of(found, frus), Fru::fruId, fru -> fru);
    }

    FruDeletion delete(String fruId, IfMatch demanded) {
        return delete(() -> {
            List<Fru> locked = frus.lock(List.of(fruId));
            demanded.check(locked.isEmpty() ? null : locked.getFirst());
            return locked;
        });
    }

    /** Deletes all units, or none where one is in use. */
    FruDeletion deleteAll() {
        return delete(frus::lockAll);
    }

    private FruDeletion delete(Supplier<Collection<Fru>> locked) {
        try {
            return transactions.execute(status -> {
                Collection<Fru> leaving = locked.get();
                changes.expect(leaving.size());
                frus.delete(leaving.stream().map(Fru::fruId).toList());
                changes.append(leaving.stream()
                        .map(each -> changes.deleted(Kind.HARDWARE_FRU, each.fruId(), each))
                        .toList());
                return new Deleted(leaving.size());
            });
        } catch (DataIntegrityViolationException referenced) {
            // Only the database sees a place that is filled at the same moment, so its foreign key decides.
            return new InUse();
        }
    }
}
