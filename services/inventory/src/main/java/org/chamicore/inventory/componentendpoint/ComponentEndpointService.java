package org.chamicore.inventory.componentendpoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint.Owner;
import org.chamicore.inventory.xname.Xname;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Component endpoints come and go with their Redfish endpoint, within whose transactions the writing methods run. */
@Service
public class ComponentEndpointService {

    private final ComponentEndpointRepository endpoints;
    private final Changes changes;

    ComponentEndpointService(ComponentEndpointRepository endpoints, Changes changes) {
        this.endpoints = endpoints;
        this.changes = changes;
    }

    @Transactional(readOnly = true)
    void forEach(ComponentEndpointFilter filter, Consumer<ComponentEndpoint> consumer) {
        endpoints.forEach(filter, consumer);
    }

    Optional<ComponentEndpoint> find(Xname id) {
        return endpoints.find(id);
    }

    /**
     * Takes in what an endpoint said it manages; of several with one name the last counts.
     *
     * @return what to append to the change log
     */
    public List<Change> enrol(List<ComponentEndpoint> seen) {
        if (seen.isEmpty()) {
            return List.of();
        }
        Map<Xname, ComponentEndpoint> wanted = new LinkedHashMap<>();
        seen.forEach(each -> wanted.put(each.id(), each));
        Set<Xname> created = endpoints.insertMissing(wanted.values());
        List<Change> made = new ArrayList<>(wanted.values().stream()
                .filter(each -> created.contains(each.id()))
                .map(each -> changes.created(Kind.COMPONENT_ENDPOINT, each.id().value(), each))
                .toList());
        Set<Xname> known =
                wanted.keySet().stream().filter(id -> !created.contains(id)).collect(Collectors.toSet());
        List<ComponentEndpoint> differing = (known.isEmpty() ? List.<ComponentEndpoint>of() : endpoints.lock(known))
                .stream()
                        .filter(before -> !before.equals(wanted.get(before.id())))
                        .toList();
        if (!differing.isEmpty()) {
            endpoints.update(
                    differing.stream().map(before -> wanted.get(before.id())).toList());
            differing.forEach(before -> made.add(updated(before, Objects.requireNonNull(wanted.get(before.id())))));
        }
        return made;
    }

    /**
     * What the change log must tell when an endpoint, which was so before, has changed.
     *
     * @return what to append to the change log
     */
    public List<Change> follow(Owner before) {
        return endpoints.findOwnedBy(List.of(before.id())).stream()
                .filter(now -> !now.owner().equals(before))
                .map(now -> updated(now.with(before), now))
                .toList();
    }

    /** The components that these endpoints manage. */
    public List<Xname> componentsOf(Collection<Xname> owners) {
        return endpoints.findOwnedBy(owners).stream().map(ComponentEndpoint::id).toList();
    }

    /**
     * Deletes all that belongs to these endpoints.
     *
     * @return what to append to the change log
     */
    public List<Change> deleteOwnedBy(Collection<Xname> owners) {
        List<ComponentEndpoint> leaving = endpoints.findOwnedBy(owners);
        endpoints.delete(leaving.stream().map(ComponentEndpoint::id).toList());
        return leaving.stream()
                .map(each -> changes.deleted(Kind.COMPONENT_ENDPOINT, each.id().value(), each))
                .toList();
    }

    private Change updated(ComponentEndpoint before, ComponentEndpoint after) {
        return changes.updated(Kind.COMPONENT_ENDPOINT, after.id().value(), before, after);
    }
}
