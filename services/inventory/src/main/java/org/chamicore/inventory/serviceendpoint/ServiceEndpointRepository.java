package org.chamicore.inventory.serviceendpoint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chamicore.inventory.rows.Columns;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ServiceEndpointRepository {

    private static final int PORTION = 1000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ServiceEndpointRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Hands over what the filter lets through, ordered by endpoint and service; within a transaction it is read in portions. */
    void forEach(ServiceEndpointFilter filter, Page page, Consumer<ServiceEndpoint> consumer) {
        try (Stream<ServiceEndpoint> found = jdbc
                .sql("""
                        select endpoint_id, redfish_type, redfish_subtype, service_endpoint.uuid, odata_id, info, fqdn
                          from service_endpoint
                          join redfish_endpoint on id = endpoint_id
                         where (cast(:service as text[]) is null or redfish_type = any(cast(:service as text[])))
                           and redfish_type <> all(cast(:not_service as text[]))
                           and (cast(:redfish_ep as text[]) is null or endpoint_id = any(cast(:redfish_ep as text[])))
                           and endpoint_id <> all(cast(:not_redfish_ep as text[]))
                           and (cast(:after as text) is null or endpoint_id || '/' || redfish_type > :after)
                         order by endpoint_id, redfish_type
                         limit cast(:limit as bigint)
                        """)
                .withFetchSize(PORTION)
                .params(filter.parameters())
                .params(page.parameters())
                .query(this::map)
                .stream()) {
            found.forEach(consumer);
        }
    }

    Optional<ServiceEndpoint> find(Xname endpoint, String service) {
        return jdbc.sql("""
                        select endpoint_id, redfish_type, redfish_subtype, service_endpoint.uuid, odata_id, info, fqdn
                          from service_endpoint
                          join redfish_endpoint on id = endpoint_id
                         where endpoint_id = :endpoint
                           and redfish_type = :service
                        """)
                .param("endpoint", endpoint.value())
                .param("service", service)
                .query(this::map)
                .optional();
    }

    /** Locks a service against every other writer until the transaction ends. */
    List<ServiceEndpoint> lock(Xname endpoint, String service) {
        return jdbc.sql("""
                        select endpoint_id, redfish_type, redfish_subtype, service_endpoint.uuid, odata_id, info, fqdn
                          from service_endpoint
                          join redfish_endpoint on id = endpoint_id
                         where endpoint_id = :endpoint
                           and redfish_type = :service
                           for update of service_endpoint
                        """)
                .param("endpoint", endpoint.value())
                .param("service", service)
                .query(this::map)
                .list();
    }

    /** Locks all there are. */
    List<ServiceEndpoint> lockAll() {
        return jdbc.sql("""
                        select endpoint_id, redfish_type, redfish_subtype, service_endpoint.uuid, odata_id, info, fqdn
                          from service_endpoint
                          join redfish_endpoint on id = endpoint_id
                         order by endpoint_id, redfish_type
                           for update of service_endpoint
                        """).query(this::map).list();
    }

    /** Locks what belongs to these endpoints. */
    List<ServiceEndpoint> lockOwnedBy(Collection<Xname> endpoints) {
        return jdbc.sql("""
                        select endpoint_id, redfish_type, redfish_subtype, service_endpoint.uuid, odata_id, info, fqdn
                          from service_endpoint
                          join redfish_endpoint on id = endpoint_id
                         where endpoint_id = any(:endpoints)
                         order by endpoint_id, redfish_type
                           for update of service_endpoint
                        """)
                .param("endpoints", Columns.names(endpoints))
                .query(this::map)
                .list();
    }

    /** Deletes services that were locked before. */
    void delete(Collection<ServiceEndpoint> services) {
        jdbc.sql("""
                        delete from service_endpoint
                         using unnest(cast(:endpoints as text[]), cast(:services as text[])) as gone (endpoint, service)
                         where endpoint_id = endpoint
                           and redfish_type = service
                        """)
                .params(Columns.of(services)
                        .text("endpoints", each -> each.endpoint().value())
                        .text("services", ServiceEndpoint::service)
                        .parameters())
                .update();
    }

    private ServiceEndpoint map(ResultSet row, int number) throws SQLException {
        return new ServiceEndpoint(
                Xname.parse(row.getString("endpoint_id")),
                row.getString("redfish_type"),
                row.getString("redfish_subtype"),
                row.getString("uuid"),
                row.getString("odata_id"),
                row.getString("fqdn"),
                json.readTree(row.getString("info")));
    }
}
