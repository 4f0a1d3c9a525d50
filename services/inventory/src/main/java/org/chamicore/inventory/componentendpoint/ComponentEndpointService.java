package org.chamicore.inventory.componentendpoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.component.ComponentService;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint.Owner;
import org.chamicore.inventory.rows.Writing;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Component endpoints come and go with their Redfish endpoint, within whose transactions the writing methods run. */
@Service
public class ComponentEndpointService {

    private final ComponentEndpointRepository endpoints;
    private final ComponentService components;
    private final Changes changes;

    ComponentEndpointService(ComponentEndpointRepository endpoints, ComponentService components, Changes changes) {
        this.endpoints = endpoints;
        this.components = components;
        this.changes = changes;
    }

    @Transactional(readOnly = true)
    void forEach(ComponentEndpointFilter filter, Page page, Consumer<ComponentEndpoint> consumer) {
        endpoints.forEach(filter, page, consumer);
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
        return changes.of(
                Kind.COMPONENT_ENDPOINT,
                Writing.of(seen, endpoints),
                each -> each.id().value(),
                each -> each);
    }

    /** Deletes one, where it is as its writer demands; its component is vacant then. */
    @Transactional
    boolean delete(Xname id, IfMatch demanded) {
        List<Change> made =
                new ArrayList<>(endpoints.find(id).isPresent() ? components.vacate(List.of(id)) : List.<Change>of());
        List<ComponentEndpoint> locked = endpoints.lock(List.of(id));
        demanded.check(locked.isEmpty() ? null : locked.getFirst());
        return delete(locked, made) == 1;
    }

    /** Deletes all component endpoints and says how many there were. */
    @Transactional
    int deleteAll() {
        List<Change> made = new ArrayList<>(components.vacate(endpoints.findNames()));
        return delete(endpoints.lockAll(), made);
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
        return deletions(leaving);
    }

    /** Components are locked before component endpoints, everywhere, so what is done to them comes first. */
    private int delete(List<ComponentEndpoint> leaving, List<Change> made) {
        endpoints.delete(leaving.stream().map(ComponentEndpoint::id).toList());
        made.addAll(deletions(leaving));
        changes.append(made);
        return leaving.size();
    }

    private List<Change> deletions(List<ComponentEndpoint> leaving) {
        return leaving.stream()
                .map(each -> changes.deleted(Kind.COMPONENT_ENDPOINT, each.id().value(), each))
                .toList();
    }

    private Change updated(ComponentEndpoint before, ComponentEndpoint after) {
        return changes.updated(Kind.COMPONENT_ENDPOINT, after.id().value(), before, after);
    }
}
