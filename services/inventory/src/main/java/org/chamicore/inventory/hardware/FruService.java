package org.chamicore.inventory.hardware;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.hardware.FruDeletion.Deleted;
import org.chamicore.inventory.hardware.FruDeletion.InUse;
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

    void forEach(HardwareFilter filter, Consumer<Fru> consumer) {
        transactions.executeWithoutResult(status -> frus.forEach(filter, consumer));
    }

    Optional<Fru> find(String fruId) {
        return frus.find(fruId);
    }

    /**
     * Writes, within the caller's transaction, units as they are now.
     *
     * @return what to append to the change log
     */
    List<Change> write(Map<String, Fru> wanted) {
        Set<String> created = frus.insertMissing(wanted.values());
        List<Change> made = new ArrayList<>();
        wanted.values().stream()
                .filter(each -> created.contains(each.fruId()))
                .forEach(each -> made.add(changes.created(Kind.HARDWARE_FRU, each.fruId(), each)));
        List<String> known =
                wanted.keySet().stream().filter(id -> !created.contains(id)).toList();
        Map<Fru, Fru> changed = new LinkedHashMap<>();
        for (Fru before : known.isEmpty() ? List.<Fru>of() : frus.lock(known)) {
            changed.put(before, Objects.requireNonNull(wanted.get(before.fruId())));
        }
        changed.entrySet().removeIf(each -> each.getKey().equals(each.getValue()));
        if (!changed.isEmpty()) {
            frus.update(changed.values());
        }
        changed.forEach((before, after) -> made.add(changes.updated(Kind.HARDWARE_FRU, after.fruId(), before, after)));
        return made;
    }

    FruDeletion delete(String fruId) {
        return delete(() -> frus.lock(List.of(fruId)));
    }

    /** Deletes all units, or none where one is in use. */
    FruDeletion deleteAll() {
        return delete(frus::lockAll);
    }

    private FruDeletion delete(Supplier<Collection<Fru>> locked) {
        try {
            return transactions.execute(status -> {
                Collection<Fru> leaving = locked.get();
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
