package org.chamicore.inventory.group;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.group.Group.WithMembers;
import org.chamicore.inventory.group.GroupOutcome.NamedTwice;
import org.chamicore.inventory.group.GroupOutcome.NotJoined;
import org.chamicore.inventory.group.GroupOutcome.Plain;
import org.chamicore.inventory.membership.Joined.All;
import org.chamicore.inventory.membership.Joined.Fault;
import org.chamicore.inventory.membership.Joined.Refused;
import org.chamicore.inventory.membership.Members;
import org.chamicore.inventory.membership.MembershipService;
import org.chamicore.inventory.membership.SentMembers;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The rules by which groups come and go, and components join and leave them. Rows are locked in one order, everywhere: the
 * group, then components by name.
 */
@Service
class GroupService {

    private final GroupRepository groups;
    private final MembershipService memberships;
    private final Changes changes;
    private final TransactionOperations transactions;

    GroupService(
            GroupRepository groups,
            MembershipService memberships,
            Changes changes,
            TransactionOperations transactions) {
        this.groups = groups;
        this.memberships = memberships;
        this.changes = changes;
        this.transactions = transactions;
    }

    void forEach(GroupFilter filter, Page page, Consumer<WithMembers> consumer) {
        groups.forEach(filter, page, consumer);
    }

    Optional<WithMembers> find(GroupFilter filter) {
        return groups.find(filter);
    }

    void forEachLabel(Page page, Consumer<String> consumer) {
        groups.forEachLabel(page, consumer);
    }

    GroupOutcome create(Group group, SentMembers members) {
        return inTransaction(() -> {
            if (!groups.insert(group)) {
                return Plain.LABEL_TAKEN;
            }
            if (!members.repeated().isEmpty()) {
                return new NamedTwice(members.repeated());
            }
            changes.append(List.of(changes.created(Kind.GROUP, group.label(), group)));
            return join(group, members.ids());
        });
    }

    GroupOutcome change(String label, UnaryOperator<Group> change, IfMatch demanded) {
        return inTransaction(() -> groups.lock(label)
                .map(before -> {
                    check(label, demanded);
                    Group after = change.apply(before);
                    if (!after.equals(before)) {
                        groups.update(after);
                        changes.append(List.of(changes.updated(Kind.GROUP, label, before, after)));
                    }
                    return Plain.DONE;
                })
                .orElse(Plain.NO_SUCH_GROUP));
    }

    GroupOutcome delete(String label, IfMatch demanded) {
        return inTransaction(() -> groups.lock(label)
                .map(group -> {
                    check(label, demanded);
                    leave(label, groups.members(label));
                    groups.delete(label);
                    changes.append(List.of(changes.deleted(Kind.GROUP, label, group)));
                    return Plain.DONE;
                })
                .orElse(Plain.NO_SUCH_GROUP));
    }

    GroupOutcome addMember(String label, Xname member) {
        return inTransaction(() ->
                groups.share(label).map(group -> join(group, List.of(member))).orElse(Plain.NO_SUCH_GROUP));
    }

    GroupOutcome replaceMembers(String label, SentMembers members, IfMatch demanded) {
        return inTransaction(() -> groups.lock(label)
                .map(group -> {
                    demanded.check(new Members(groups.members(label)));
                    return members.repeated().isEmpty()
                            ? replace(group, members.ids())
                            : new NotJoined(new Refused(Fault.ALREADY_MEMBER, members.repeated()));
                })
                .orElse(Plain.NO_SUCH_GROUP));
    }

    GroupOutcome removeMember(String label, Xname member) {
        return inTransaction(() -> groups.share(label)
                .map(group -> leave(label, List.of(member)) ? Plain.DONE : Plain.NO_SUCH_MEMBER)
                .orElse(Plain.NO_SUCH_GROUP));
    }

    /** A group that somebody sees he sees with its members. */
    private void check(String label, IfMatch demanded) {
        if (demanded != IfMatch.ANYTHING) {
            demanded.check(groups.find(GroupFilter.of(label)).orElse(null));
        }
    }

    private GroupOutcome replace(Group group, List<Xname> members) {
        List<Xname> before = groups.members(group.label());
        Set<Xname> all = new TreeSet<>(before);
        all.addAll(members);
        memberships.lock(all); // at once, so that leaving and joining do not lock in turns
        Set<Xname> leaving = new LinkedHashSet<>(before);
        members.forEach(leaving::remove);
        leave(group.label(), leaving);
        return join(
                group, members.stream().filter(each -> !before.contains(each)).toList());
    }

    private GroupOutcome join(Group group, Collection<Xname> ids) {
        String label = group.label();
        return switch (memberships.join(ids, each -> each.with(label), all -> groups.insertMembers(group, all))) {
            case All() -> Plain.DONE;
            case Refused why -> new NotJoined(why);
        };
    }

    private boolean leave(String label, Collection<Xname> ids) {
        return memberships.leave(ids, each -> each.without(label), all -> groups.deleteMembers(label, all));
    }

    /** What is refused half-way is taken back whole. */
    private GroupOutcome inTransaction(Supplier<GroupOutcome> work) {
        return transactions.execute(status -> {
            GroupOutcome outcome = work.get();
            if (outcome != Plain.DONE) {
                status.setRollbackOnly();
            }
            return outcome;
        });
    }
}
