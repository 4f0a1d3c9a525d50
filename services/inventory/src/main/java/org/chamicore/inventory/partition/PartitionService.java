package org.chamicore.inventory.partition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.membership.Joined.All;
import org.chamicore.inventory.membership.Joined.Refused;
import org.chamicore.inventory.membership.MembershipService;
import org.chamicore.inventory.membership.SentMembers;
import org.chamicore.inventory.partition.Partition.WithMembers;
import org.chamicore.inventory.partition.PartitionOutcome.NamedTwice;
import org.chamicore.inventory.partition.PartitionOutcome.NotJoined;
import org.chamicore.inventory.partition.PartitionOutcome.Plain;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The rules by which partitions come and go, and components join and leave them. Rows are locked in one order, everywhere: the
 * partition, then components by name.
 */
@Service
public class PartitionService {

    private final PartitionRepository partitions;
    private final MembershipService memberships;
    private final Changes changes;
    private final TransactionOperations transactions;

    PartitionService(
            PartitionRepository partitions,
            MembershipService memberships,
            Changes changes,
            TransactionOperations transactions) {
        this.partitions = partitions;
        this.memberships = memberships;
        this.changes = changes;
        this.transactions = transactions;
    }

    public boolean exists(String name) {
        return partitions.exists(name);
    }

    void forEach(Collection<String> names, Collection<String> tags, Page page, Consumer<WithMembers> consumer) {
        partitions.forEach(names, tags, page, consumer);
    }

    Optional<WithMembers> find(String name) {
        List<WithMembers> found = new ArrayList<>();
        partitions.forEach(List.of(name), List.of(), Page.ALL, found::add);
        return found.stream().findFirst();
    }

    PartitionOutcome create(Partition partition, SentMembers members) {
        return inTransaction(() -> {
            if (!partitions.insert(partition)) {
                return Plain.NAME_TAKEN;
            }
            if (!members.repeated().isEmpty()) {
                return new NamedTwice(members.repeated());
            }
            changes.append(List.of(changes.created(Kind.PARTITION, partition.name(), partition)));
            return join(partition.name(), members.ids());
        });
    }

    PartitionOutcome change(String name, UnaryOperator<Partition> change, IfMatch demanded) {
        return inTransaction(() -> partitions
                .lock(name)
                .map(before -> {
                    check(name, demanded);
                    Partition after = change.apply(before);
                    if (!after.equals(before)) {
                        partitions.update(after);
                        changes.append(List.of(changes.updated(Kind.PARTITION, name, before, after)));
                    }
                    return Plain.DONE;
                })
                .orElse(Plain.NO_SUCH_PARTITION));
    }

    PartitionOutcome delete(String name, IfMatch demanded) {
        return inTransaction(() -> partitions
                .lock(name)
                .map(partition -> {
                    check(name, demanded);
                    leave(name, partitions.members(name));
                    partitions.delete(name);
                    changes.append(List.of(changes.deleted(Kind.PARTITION, name, partition)));
                    return Plain.DONE;
                })
                .orElse(Plain.NO_SUCH_PARTITION));
    }

    PartitionOutcome addMember(String name, Xname member) {
        return inTransaction(() -> partitions
                .share(name)
                .map(partition -> join(name, List.of(member)))
                .orElse(Plain.NO_SUCH_PARTITION));
    }

    PartitionOutcome removeMember(String name, Xname member) {
        return inTransaction(() -> partitions
                .share(name)
                .map(partition -> leave(name, List.of(member)) ? Plain.DONE : Plain.NO_SUCH_MEMBER)
                .orElse(Plain.NO_SUCH_PARTITION));
    }

    /** A partition that somebody sees he sees with its members. */
    private void check(String name, IfMatch demanded) {
        if (demanded != IfMatch.ANYTHING) {
            demanded.check(find(name).orElse(null));
        }
    }

    private PartitionOutcome join(String name, Collection<Xname> ids) {
        return switch (memberships.join(
                ids, each -> each.inPartition(name), all -> partitions.insertMembers(name, all))) {
            case All() -> Plain.DONE;
            case Refused why -> new NotJoined(why);
        };
    }

    private boolean leave(String name, Collection<Xname> ids) {
        return memberships.leave(ids, each -> each.outsidePartition(name), all -> partitions.deleteMembers(name, all));
    }

    /** What is refused half-way is taken back whole. */
    private PartitionOutcome inTransaction(Supplier<PartitionOutcome> work) {
        return transactions.execute(status -> {
            PartitionOutcome outcome = work.get();
            if (outcome != Plain.DONE) {
                status.setRollbackOnly();
            }
            return outcome;
        });
    }
}
