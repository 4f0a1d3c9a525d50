package org.chamicore.inventory.nodemap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.component.NodeMapping;
import org.chamicore.inventory.nodemap.StoreOutcome.NidTaken;
import org.chamicore.inventory.nodemap.StoreOutcome.Stored;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** The rules by which maps come, change and go. Rows are locked in the order of their names. */
@Service
class NodeMapService implements NodeMapping {

    private final NodeMapRepository maps;
    private final Changes changes;
    private final TransactionOperations transactions;

    NodeMapService(NodeMapRepository maps, Changes changes, TransactionOperations transactions) {
        this.maps = maps;
        this.changes = changes;
        this.transactions = transactions;
    }

    void forEach(Page page, Consumer<NodeMap> consumer) {
        transactions.executeWithoutResult(status -> maps.forEach(page, consumer));
    }

    Optional<NodeMap> find(Xname id) {
        return maps.find(id);
    }

    @Override
    public Map<Xname, Assignment> find(Collection<Xname> ids) {
        return maps.findAll(ids).stream().collect(Collectors.toMap(NodeMap::id, NodeMap::assignment));
    }

    /** Creates or replaces maps, all or none; of several with one name the last counts. */
    StoreOutcome store(List<NodeMap> wanted, IfMatch demanded) {
        Map<Xname, NodeMap> byId = wanted.stream()
                .collect(Collectors.toMap(
                        NodeMap::id, Function.identity(), (first, second) -> second, LinkedHashMap::new));
        try {
            transactions.executeWithoutResult(status -> store(byId, demanded));
            return new Stored();
        } catch (DuplicateKeyException number) {
            return new NidTaken(clashing(byId));
        }
    }

    /** Those whose number is another's, be it one that is known or one before them in the list. */
    private Set<Xname> clashing(Map<Xname, NodeMap> wanted) {
        Map<Long, Xname> owners = new HashMap<>();
        maps.findByNid(wanted.values().stream().map(NodeMap::nid).toList()).stream()
                .filter(known -> wanted.getOrDefault(known.id(), known).nid() == known.nid())
                .forEach(known -> owners.put(known.nid(), known.id()));
        return wanted.values().stream()
                .filter(each ->
                        !owners.computeIfAbsent(each.nid(), nid -> each.id()).equals(each.id()))
                .map(NodeMap::id)
                .collect(Collectors.toSet());
    }

    /** Whether there was such a map. */
    boolean delete(Xname id, IfMatch demanded) {
        return transactions.execute(status -> {
            List<NodeMap> locked = maps.lock(List.of(id));
            demanded.check(locked.stream().findFirst().orElse(null));
            return delete(locked) == 1;
        });
    }

    /** Deletes all maps and says how many there were. */
    int deleteAll() {
        return transactions.execute(status -> delete(maps.lockAll()));
    }

    /** Those that exist go first, for one of them may set a number free that a new one takes. */
    private void store(Map<Xname, NodeMap> wanted, IfMatch demanded) {
        Map<Xname, NodeMap> fresh = new LinkedHashMap<>(wanted);
        List<NodeMap> known = maps.lock(wanted.keySet());
        demanded.check(known.stream().findFirst().orElse(null));
        List<Change> made = new ArrayList<>(replace(known, wanted));
        known.forEach(each -> fresh.remove(each.id()));
        if (!fresh.isEmpty()) {
            Set<Xname> created = maps.insertMissing(fresh.values());
            created.forEach(
                    id -> made.add(changes.created(Kind.NODE_MAP, id.value(), Objects.requireNonNull(wanted.get(id)))));
            fresh.keySet().removeAll(created);
            made.addAll(replace(maps.lock(fresh.keySet()), wanted)); // somebody was faster
        }
        changes.append(made);
    }

    private List<Change> replace(List<NodeMap> locked, Map<Xname, NodeMap> wanted) {
        Map<NodeMap, NodeMap> changed = new LinkedHashMap<>();
        locked.forEach(before -> changed.put(before, wanted.getOrDefault(before.id(), before)));
        changed.entrySet().removeIf(each -> each.getKey().equals(each.getValue()));
        if (!changed.isEmpty()) {
            maps.update(changed.values());
        }
        return changed.entrySet().stream()
                .map(each -> changes.updated(Kind.NODE_MAP, each.getKey().id().value(), each.getKey(), each.getValue()))
                .toList();
    }

    private int delete(List<NodeMap> leaving) {
        maps.delete(leaving.stream().map(NodeMap::id).toList());
        changes.append(leaving.stream()
                .map(each -> changes.deleted(Kind.NODE_MAP, each.id().value(), each))
                .toList());
        return leaving.size();
    }
}
