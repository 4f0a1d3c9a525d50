package org.chamicore.inventory.membership;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.component.Component;
import org.chamicore.inventory.component.ComponentFilter;
import org.chamicore.inventory.component.ComponentService;
import org.chamicore.inventory.component.ComponentsLeaving;
import org.chamicore.inventory.membership.Joined.Fault;
import org.chamicore.inventory.xname.Xname;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What components are in, and what the change log must tell when that changes. */
@Service
public class MembershipService {

    private static final int PORTION = 1000;

    private final MembershipRepository memberships;
    private final ComponentService components;
    private final Changes changes;

    MembershipService(MembershipRepository memberships, ComponentService components, Changes changes) {
        this.memberships = memberships;
        this.components = components;
        this.changes = changes;
    }

    /** Hands over the membership of every component that the filter lets through, also of those in nothing. */
    @Transactional(readOnly = true)
    public void forEach(ComponentFilter filter, Consumer<Membership> consumer) {
        List<Xname> portion = new ArrayList<>(PORTION);
        components.forEach(filter, component -> {
            portion.add(component.id());
            if (portion.size() == PORTION) {
                read(portion).values().forEach(consumer);
                portion.clear();
            }
        });
        read(portion).values().forEach(consumer);
    }

    Optional<Membership> find(Xname id) {
        return components.find(id).map(Component::id).map(known -> read(List.of(known))
                .get(known));
    }

    /** The membership of each of these, in their order. */
    private Map<Xname, Membership> read(Collection<Xname> ids) {
        Map<Xname, Membership> all = new LinkedHashMap<>();
        ids.forEach(id -> all.put(id, Membership.none(id)));
        memberships.findAll(ids).forEach(membership -> all.put(membership.id(), membership));
        return all;
    }

    /** Keeps these components, and so what they are in, to the caller's transaction; says which of them exist. */
    public List<Xname> lock(Collection<Xname> ids) {
        changes.expect(ids.size());
        return memberships.lockComponents(ids);
    }

    /**
     * Lets components join something within the caller's transaction, who takes it back unless all of them did.
     *
     * @param joined what a membership is then
     * @param insert puts them in, and says who was not kept out
     */
    public Joined join(
            Collection<Xname> ids, UnaryOperator<Membership> joined, Function<Collection<Xname>, Set<Xname>> insert) {
        Set<Xname> unknown = new HashSet<>(ids);
        lock(ids).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            return new Joined.Refused(Fault.NO_SUCH_COMPONENT, unknown);
        }
        Collection<Membership> before = read(ids).values();
        Set<Xname> kept = new HashSet<>(ids);
        kept.removeAll(insert.apply(ids));
        if (!kept.isEmpty()) {
            return refused(
                    before.stream().filter(each -> kept.contains(each.id())).toList(), joined);
        }
        changes.append(changes(before, joined));
        return new Joined.All();
    }

    /** Those who are in it already are at fault first. */
    private static Joined refused(List<Membership> kept, UnaryOperator<Membership> joined) {
        Set<Xname> already = kept.stream()
                .filter(each -> joined.apply(each).equals(each))
                .map(Membership::id)
                .collect(Collectors.toSet());
        return already.isEmpty()
                ? new Joined.Refused(
                        Fault.IN_ANOTHER, kept.stream().map(Membership::id).collect(Collectors.toSet()))
                : new Joined.Refused(Fault.ALREADY_MEMBER, already);
    }

    /** Lets components leave something within the caller's transaction; false when none of them was in it. */
    public boolean leave(Collection<Xname> ids, UnaryOperator<Membership> left, Consumer<Collection<Xname>> delete) {
        lock(ids);
        List<Change> made = changes(read(ids).values(), left);
        delete.accept(ids);
        changes.append(made);
        return !made.isEmpty();
    }

    private List<Change> changes(Collection<Membership> before, UnaryOperator<Membership> change) {
        return before.stream()
                .flatMap(membership -> difference(membership, change.apply(membership)))
                .toList();
    }

    @EventListener
    void forget(ComponentsLeaving leaving) {
        changes.append(changes(read(leaving.ids()).values(), membership -> Membership.none(membership.id())));
    }

    /** A component in nothing has no membership as far as the log is concerned. */
    private Stream<Change> difference(Membership before, Membership after) {
        String key = before.id().value();
        if (before.equals(after)) {
            return Stream.empty();
        }
        if (before.isEmpty()) {
            return Stream.of(changes.created(Kind.MEMBERSHIP, key, after));
        }
        return Stream.of(
                after.isEmpty()
                        ? changes.deleted(Kind.MEMBERSHIP, key, before)
                        : changes.updated(Kind.MEMBERSHIP, key, before, after));
    }
}
