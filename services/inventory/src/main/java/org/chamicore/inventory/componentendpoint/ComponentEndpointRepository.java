package org.chamicore.inventory.componentendpoint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chamicore.db.bulk.BulkLoad;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint.Owner;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint.Resource;
import org.chamicore.inventory.rows.Columns;
import org.chamicore.inventory.rows.KeyedTable;
import org.chamicore.inventory.wire.Labelled;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ComponentEndpointRepository implements KeyedTable<Xname, ComponentEndpoint> {

    private static final int PORTION = 1000;

    private final JdbcClient jdbc;
    private final BulkLoad load;
    private final JsonMapper json;

    ComponentEndpointRepository(JdbcClient jdbc, BulkLoad load, JsonMapper json) {
        this.jdbc = jdbc;
        this.load = load;
        this.json = json;
    }

    /** Hands over what the filter lets through, ordered by name; within a transaction it is read in portions. */
    void forEach(ComponentEndpointFilter filter, Page page, Consumer<ComponentEndpoint> consumer) {
        try (Stream<ComponentEndpoint> found = jdbc
                .sql("""
                        select component_endpoint.id, endpoint_id, redfish_type, redfish_subtype
                             , component_endpoint.uuid, odata_id, info, enabled, fqdn
                          from component_endpoint
                          join redfish_endpoint on redfish_endpoint.id = endpoint_id
                         where (cast(:id as text[]) is null or component_endpoint.id = any(cast(:id as text[])))
                           and component_endpoint.id <> all(cast(:not_id as text[]))
                           and (cast(:redfish_ep as text[]) is null or endpoint_id = any(cast(:redfish_ep as text[])))
                           and endpoint_id <> all(cast(:not_redfish_ep as text[]))
                           and (cast(:type as text[]) is null or component_endpoint.type = any(cast(:type as text[])))
                           and component_endpoint.type <> all(cast(:not_type as text[]))
                           and (cast(:redfish_type as text[]) is null or redfish_type = any(cast(:redfish_type as text[])))
                           and redfish_type <> all(cast(:not_redfish_type as text[]))
                           and (cast(:after as text) is null or component_endpoint.id > :after)
                         order by component_endpoint.id
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

    Optional<ComponentEndpoint> find(Xname id) {
        return jdbc.sql("""
                        select component_endpoint.id, endpoint_id, redfish_type, redfish_subtype
                             , component_endpoint.uuid, odata_id, info, enabled, fqdn
                          from component_endpoint
                          join redfish_endpoint on redfish_endpoint.id = endpoint_id
                         where component_endpoint.id = :id
                        """).param("id", id.value()).query(this::map).optional();
    }

    @Override
    public Xname keyOf(ComponentEndpoint endpoint) {
        return endpoint.id();
    }

    @Override
    public Set<Xname> known(Collection<Xname> ids) {
        return Set.copyOf(jdbc.sql("""
                        select id
                          from component_endpoint
                         where id = any(:ids)
                        """)
                .param("ids", Columns.names(ids))
                .query((row, number) -> Xname.parse(row.getString("id")))
                .list());
    }

    @Override
    public boolean isCopied(List<ComponentEndpoint> endpoints) {
        return load.isCopied(
                """
                copy component_endpoint (
                     id, type, endpoint_id, redfish_type, redfish_subtype, uuid, odata_id, info)
                from stdin
                """,
                columns(endpoints)
                        .rows("ids", "types", "endpoints", "redfishTypes", "subtypes", "uuids", "odataIds", "infos"),
                Function.identity());
    }

    @Override
    public Set<Xname> insertFew(Collection<ComponentEndpoint> endpoints) {
        return Set.copyOf(jdbc.sql("""
                        insert into component_endpoint (
                               id, type, endpoint_id, redfish_type, redfish_subtype, uuid, odata_id, info)
                        select id, type, endpoint_id, redfish_type, redfish_subtype, uuid, odata_id, info
                          from unnest(
                                 cast(:ids as text[]), cast(:types as text[]), cast(:endpoints as text[])
                               , cast(:redfishTypes as text[]), cast(:subtypes as text[]), cast(:uuids as text[])
                               , cast(:odataIds as text[]), cast(:infos as jsonb[]))
                               as wanted (id, type, endpoint_id, redfish_type, redfish_subtype, uuid, odata_id, info)
                         order by id collate "C"
                            on conflict (id) do nothing
                        returning id
                        """)
                .params(columns(endpoints).parameters())
                .query((row, number) -> Xname.parse(row.getString("id")))
                .list());
    }

    @Override
    public List<ComponentEndpoint> lock(Collection<Xname> ids) {
        return jdbc.sql("""
                        select component_endpoint.id, endpoint_id, redfish_type, redfish_subtype
                             , component_endpoint.uuid, odata_id, info, enabled, fqdn
                          from component_endpoint
                          join redfish_endpoint on redfish_endpoint.id = endpoint_id
                         where component_endpoint.id = any(:ids)
                         order by component_endpoint.id
                           for update of component_endpoint
                        """).param("ids", Columns.names(ids)).query(this::map).list();
    }

    /** The names of all there are. */
    List<Xname> findNames() {
        return jdbc.sql("""
                        select id
                          from component_endpoint
                         order by id
                        """)
                .query((row, number) -> Xname.parse(row.getString("id")))
                .list();
    }

    /** Locks all there are. */
    List<ComponentEndpoint> lockAll() {
        return jdbc.sql("""
                        select component_endpoint.id, endpoint_id, redfish_type, redfish_subtype
                             , component_endpoint.uuid, odata_id, info, enabled, fqdn
                          from component_endpoint
                          join redfish_endpoint on redfish_endpoint.id = endpoint_id
                         order by component_endpoint.id
                           for update of component_endpoint
                        """).query(this::map).list();
    }

    /** What belongs to these endpoints. */
    List<ComponentEndpoint> findOwnedBy(Collection<Xname> endpoints) {
        return jdbc.sql("""
                        select component_endpoint.id, endpoint_id, redfish_type, redfish_subtype
                             , component_endpoint.uuid, odata_id, info, enabled, fqdn
                          from component_endpoint
                          join redfish_endpoint on redfish_endpoint.id = endpoint_id
                         where endpoint_id = any(:endpoints)
                         order by component_endpoint.id
                        """)
                .param("endpoints", Columns.names(endpoints))
                .query(this::map)
                .list();
    }

    @Override
    public void update(Collection<ComponentEndpoint> endpoints) {
        jdbc.sql("""
                        update component_endpoint
                           set endpoint_id     = wanted.endpoint_id
                             , redfish_type    = wanted.redfish_type
                             , redfish_subtype = wanted.redfish_subtype
                             , uuid            = wanted.uuid
                             , odata_id        = wanted.odata_id
                             , info            = wanted.info
                          from unnest(
                                 cast(:ids as text[]), cast(:endpoints as text[]), cast(:redfishTypes as text[])
                               , cast(:subtypes as text[]), cast(:uuids as text[]), cast(:odataIds as text[])
                               , cast(:infos as jsonb[]))
                               as wanted (id, endpoint_id, redfish_type, redfish_subtype, uuid, odata_id, info)
                         where component_endpoint.id = wanted.id
                        """).params(columns(endpoints).parameters()).update();
    }

    void delete(Collection<Xname> ids) {
        jdbc.sql("""
                        delete from component_endpoint
                         where id = any(:ids)
                        """).param("ids", Columns.names(ids)).update();
    }

    private Columns<ComponentEndpoint> columns(Collection<ComponentEndpoint> endpoints) {
        return Columns.of(endpoints)
                .text("ids", each -> each.id().value())
                .label("types", ComponentEndpoint::type)
                .text("endpoints", each -> each.owner().id().value())
                .label("redfishTypes", each -> each.resource().type())
                .text("subtypes", each -> each.resource().subtype())
                .text("uuids", each -> each.resource().uuid())
                .text("odataIds", each -> each.resource().odataId())
                .text("infos", each -> json.writeValueAsString(each.info()));
    }

    private ComponentEndpoint map(ResultSet row, int number) throws SQLException {
        return new ComponentEndpoint(
                Xname.parse(row.getString("id")),
                new Resource(
                        Labelled.find(RedfishType.class, row.getString("redfish_type"))
                                .orElseThrow(),
                        row.getString("redfish_subtype"),
                        row.getString("uuid"),
                        row.getString("odata_id")),
                new Owner(Xname.parse(row.getString("endpoint_id")), row.getBoolean("enabled"), row.getString("fqdn")),
                json.readTree(row.getString("info")));
    }
}
