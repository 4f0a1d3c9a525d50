package org.chamicore.inventory.ethernetinterface;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.ethernetinterface.EnrolOutcome.Enrolled;
import org.chamicore.inventory.ethernetinterface.EnrolOutcome.TakenElsewhere;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Page;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules by which interfaces come, change and go. Rows are locked in the order of their addresses, everywhere. */
@Service
public class InterfaceService {

    private final InterfaceRepository interfaces;
    private final Changes changes;

    InterfaceService(InterfaceRepository interfaces, Changes changes) {
        this.interfaces = interfaces;
        this.changes = changes;
    }

    @Transactional(readOnly = true)
    void forEach(InterfaceFilter filter, Page page, Consumer<EthernetInterface> consumer) {
        interfaces.forEach(filter, page, consumer);
    }

    Optional<EthernetInterface> find(MacAddress mac) {
        return interfaces.find(mac);
    }

    /** Creates an interface; false when there is one with this address already. */
    @Transactional
    boolean create(EthernetInterface nic) {
        List<Change> made = insertMissing(Map.of(nic.macAddress(), nic));
        changes.append(made);
        return !made.isEmpty();
    }

    /** Changes an interface; empty when there is none. */
    @Transactional
    Optional<EthernetInterface> change(MacAddress mac, UnaryOperator<EthernetInterface> change) {
        Optional<EthernetInterface> known =
                interfaces.lock(Set.of(mac)).stream().findFirst();
        Optional<EthernetInterface> changed = known.map(change);
        known.ifPresent(before -> changes.append(update(Map.of(before, changed.orElseThrow()))));
        return changed;
    }

    @Transactional
    boolean delete(MacAddress mac, IfMatch demanded) {
        List<EthernetInterface> locked = interfaces.lock(Set.of(mac));
        demanded.check(locked.isEmpty() ? null : locked.getFirst());
        return delete(locked) == 1;
    }

    /** Deletes all interfaces and says how many there were. */
    @Transactional
    int deleteAll() {
        List<MacAddress> all = interfaces.lockAll();
        changes.expect(all.size()); // before each of them is read with its addresses
        return delete(interfaces.findAll(all));
    }

    /**
     * Takes in, within the caller's transaction, interfaces that were met in the machine.
     *
     * @param move whether one that is known elsewhere has been moved; else it is a contradiction
     */
    public EnrolOutcome enrol(List<EthernetInterface> seen, boolean move) {
        Map<MacAddress, EthernetInterface> wanted = seen.stream()
                .collect(Collectors.toMap(
                        EthernetInterface::macAddress,
                        Function.identity(),
                        (first, second) -> first,
                        LinkedHashMap::new));
        List<Change> made = new ArrayList<>(insertMissing(wanted));
        Set<String> created = made.stream().map(Change::key).collect(Collectors.toSet());
        List<MacAddress> known = wanted.keySet().stream()
                .filter(mac -> !created.contains(mac.id()))
                .toList();
        Map<EthernetInterface, EthernetInterface> changed = new LinkedHashMap<>();
        Set<MacAddress> elsewhere = new HashSet<>();
        for (EthernetInterface before : known.isEmpty() ? List.<EthernetInterface>of() : interfaces.lock(known)) {
            EthernetInterface now = Objects.requireNonNull(wanted.get(before.macAddress()));
            boolean stays = before.isOwnedBy(now.componentId());
            if (!stays && !move) {
                elsewhere.add(before.macAddress());
            }
            changed.put(before, stays ? before.mergedWith(now) : now);
        }
        if (!elsewhere.isEmpty()) {
            return new TakenElsewhere(elsewhere);
        }
        made.addAll(update(changed));
        return new Enrolled(made);
    }

    private List<Change> insertMissing(Map<MacAddress, EthernetInterface> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Set<MacAddress> created = interfaces.insertMissing(wanted.values());
        return wanted.values().stream()
                .filter(nic -> created.contains(nic.macAddress()))
                .map(nic -> changes.created(Kind.ETHERNET_INTERFACE, nic.id(), nic))
                .toList();
    }

    private List<Change> update(Map<EthernetInterface, EthernetInterface> afterByBefore) {
        Map<EthernetInterface, EthernetInterface> changed = new LinkedHashMap<>(afterByBefore);
        changed.entrySet().removeIf(each -> each.getKey().equals(each.getValue()));
        if (!changed.isEmpty()) {
            interfaces.update(changed.values());
        }
        return changed.entrySet().stream()
                .map(each ->
                        changes.updated(Kind.ETHERNET_INTERFACE, each.getKey().id(), each.getKey(), each.getValue()))
                .toList();
    }

    private int delete(List<EthernetInterface> leaving) {
        changes.expect(leaving.size());
        interfaces.delete(leaving.stream().map(EthernetInterface::macAddress).toList());
        changes.append(leaving.stream()
                .map(nic -> changes.deleted(Kind.ETHERNET_INTERFACE, nic.id(), nic))
                .toList());
        return leaving.size();
    }
}
