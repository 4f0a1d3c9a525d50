package org.chamicore.inventory.serviceendpoint;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Service endpoints are found by whoever walks a Redfish tree, which nobody here does; they go with their endpoint. */
@Service
public class ServiceEndpointService {

    private final ServiceEndpointRepository services;
    private final Changes changes;

    ServiceEndpointService(ServiceEndpointRepository services, Changes changes) {
        this.services = services;
        this.changes = changes;
    }

    @Transactional(readOnly = true)
    void forEach(ServiceEndpointFilter filter, Page page, Consumer<ServiceEndpoint> consumer) {
        services.forEach(filter, page, consumer);
    }

    Optional<ServiceEndpoint> find(Xname endpoint, String service) {
        return services.find(endpoint, service);
    }

    @Transactional
    boolean delete(Xname endpoint, String service, IfMatch demanded) {
        List<ServiceEndpoint> locked = services.lock(endpoint, service);
        demanded.check(locked.isEmpty() ? null : locked.getFirst());
        return delete(locked) == 1;
    }

    /** Deletes all services and says how many there were. */
    @Transactional
    int deleteAll() {
        return delete(services.lockAll());
    }

    /**
     * What the change log must tell when an endpoint, which was reached by this FQDN before, has changed.
     *
     * @return what to append to the change log
     */
    public List<Change> follow(Xname endpoint, String fqdn) {
        return services.lockOwnedBy(List.of(endpoint)).stream()
                .filter(now -> !now.fqdn().equals(fqdn))
                .map(now -> changes.updated(Kind.SERVICE_ENDPOINT, now.key(), now.withFqdn(fqdn), now))
                .toList();
    }

    /**
     * Deletes, within the caller's transaction, all that belongs to these endpoints.
     *
     * @return what to append to the change log
     */
    public List<Change> deleteOwnedBy(Collection<Xname> endpoints) {
        List<ServiceEndpoint> leaving = services.lockOwnedBy(endpoints);
        if (!leaving.isEmpty()) {
            services.delete(leaving);
        }
        return deletions(leaving);
    }

    private int delete(List<ServiceEndpoint> leaving) {
        services.delete(leaving);
        changes.append(deletions(leaving));
        return leaving.size();
    }

    private List<Change> deletions(List<ServiceEndpoint> leaving) {
        return leaving.stream()
                .map(each -> changes.deleted(Kind.SERVICE_ENDPOINT, each.key(), each))
                .toList();
    }
}
