package org.chamicore.inventory.redfishendpoint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chamicore.db.bulk.BulkLoad;
import org.chamicore.inventory.redfishendpoint.RedfishEndpoint.DiscoveryInfo;
import org.chamicore.inventory.rows.Columns;
import org.chamicore.inventory.rows.NamedTable;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EndpointRepository implements NamedTable<Xname, RedfishEndpoint> {

    private static final int PORTION = 1000;

    private final JdbcClient jdbc;
    private final BulkLoad load;

    EndpointRepository(JdbcClient jdbc, BulkLoad load) {
        this.jdbc = jdbc;
        this.load = load;
    }

    /** Hands over what the filter lets through, ordered by name; within a transaction it is read in portions. */
    void forEach(EndpointFilter filter, Page page, Consumer<RedfishEndpoint> consumer) {
        try (Stream<RedfishEndpoint> endpoints = jdbc
                .sql("""
                        select id, name, hostname, domain, fqdn, enabled, uuid, username, use_ssdp, mac_required
                             , mac_address, ip_address, rediscover_on_update, template_id
                             , last_discovery_attempt, last_discovery_status, redfish_version
                          from redfish_endpoint
                         where (cast(:id as text[]) is null or id = any(cast(:id as text[])))
                           and id <> all(cast(:not_id as text[]))
                           and (cast(:type as text[]) is null or type = any(cast(:type as text[])))
                           and type <> all(cast(:not_type as text[]))
                           and (cast(:fqdn as text[]) is null or fqdn = any(cast(:fqdn as text[])))
                           and fqdn <> all(cast(:not_fqdn as text[]))
                           and (cast(:uuid as text[]) is null or coalesce(uuid, '') = any(cast(:uuid as text[])))
                           and coalesce(uuid, '') <> all(cast(:not_uuid as text[]))
                           and (cast(:macaddr as text[]) is null or coalesce(mac_address, '') = any(cast(:macaddr as text[])))
                           and coalesce(mac_address, '') <> all(cast(:not_macaddr as text[]))
                           and (cast(:ipaddress as text[]) is null
                                or coalesce(ip_address, '') = any(cast(:ipaddress as text[])))
                           and coalesce(ip_address, '') <> all(cast(:not_ipaddress as text[]))
                           and (cast(:laststatus as text[]) is null
                                or last_discovery_status = any(cast(:laststatus as text[])))
                           and last_discovery_status <> all(cast(:not_laststatus as text[]))
                           and (cast(:after as text) is null or id > :after)
                         order by id
                         limit cast(:limit as bigint)
                        """)
                .withFetchSize(PORTION)
                .params(filter.parameters())
                .params(page.parameters())
                .query(EndpointRepository::map)
                .stream()) {
            endpoints.forEach(consumer);
        }
    }

    Optional<RedfishEndpoint> find(Xname id) {
        return jdbc.sql("""
                        select id, name, hostname, domain, fqdn, enabled, uuid, username, use_ssdp, mac_required
                             , mac_address, ip_address, rediscover_on_update, template_id
                             , last_discovery_attempt, last_discovery_status, redfish_version
                          from redfish_endpoint
                         where id = :id
                        """)
                .param("id", id.value())
                .query(EndpointRepository::map)
                .optional();
    }

    @Override
    public Xname keyOf(RedfishEndpoint endpoint) {
        return endpoint.id();
    }

    @Override
    public Set<Xname> known(Collection<Xname> ids) {
        return Set.copyOf(jdbc.sql("""
                        select id
                          from redfish_endpoint
                         where id = any(:ids)
                        """)
                .param("ids", Columns.names(ids))
                .query((row, number) -> Xname.parse(row.getString("id")))
                .list());
    }

    boolean areThereAny() {
        return jdbc.sql("select exists (select from redfish_endpoint)")
                .query(Boolean.class)
                .single();
    }

    /** Inserts those whose names and FQDNs are new, and says which these are. */
    @Override
    public Set<Xname> insertFew(Collection<RedfishEndpoint> endpoints) {
        return Set.copyOf(jdbc.sql("""
                        insert into redfish_endpoint (
                               id, type, name, hostname, domain, fqdn, enabled, uuid, username, use_ssdp, mac_required
                             , mac_address, ip_address, rediscover_on_update, template_id)
                        select id, type, name, hostname, domain, fqdn, enabled, uuid, username, use_ssdp, mac_required
                             , mac_address, ip_address, rediscover_on_update, template_id
                          from unnest(
                                 cast(:ids as text[]), cast(:types as text[]), cast(:names as text[])
                               , cast(:hostnames as text[]), cast(:domains as text[]), cast(:fqdns as text[])
                               , cast(:enabled as boolean[]), cast(:uuids as text[]), cast(:users as text[])
                               , cast(:useSsdp as boolean[]), cast(:macRequired as boolean[])
                               , cast(:macAddresses as text[]), cast(:ipAddresses as text[])
                               , cast(:rediscover as boolean[]), cast(:templates as text[]))
                               as wanted (id, type, name, hostname, domain, fqdn, enabled, uuid, username, use_ssdp
                                        , mac_required, mac_address, ip_address, rediscover_on_update, template_id)
                         order by id collate "C"
                            on conflict do nothing
                        returning id
                        """)
                .params(columns(endpoints).parameters())
                .query((row, number) -> Xname.parse(row.getString("id")))
                .list());
    }

    @Override
    public boolean isCopied(List<RedfishEndpoint> endpoints) {
        return load.isCopied(
                """
                copy redfish_endpoint (
                     id, type, name, hostname, domain, fqdn, enabled, uuid, username, use_ssdp, mac_required
                   , mac_address, ip_address, rediscover_on_update, template_id)
                from stdin
                """,
                columns(endpoints)
                        .rows(
                                "ids",
                                "types",
                                "names",
                                "hostnames",
                                "domains",
                                "fqdns",
                                "enabled",
                                "uuids",
                                "users",
                                "useSsdp",
                                "macRequired",
                                "macAddresses",
                                "ipAddresses",
                                "rediscover",
                                "templates"),
                Function.identity());
    }

    /** Locks an endpoint against every other writer until the transaction ends. */
    Optional<RedfishEndpoint> lock(Xname id) {
        return jdbc.sql("""
                        select id, name, hostname, domain, fqdn, enabled, uuid, username, use_ssdp, mac_required
                             , mac_address, ip_address, rediscover_on_update, template_id
                             , last_discovery_attempt, last_discovery_status, redfish_version
                          from redfish_endpoint
                         where id = :id
                           for update
                        """)
                .param("id", id.value())
                .query(EndpointRepository::map)
                .optional();
    }

    /** Locks all there are. */
    List<RedfishEndpoint> lockAll() {
        return jdbc.sql("""
                        select id, name, hostname, domain, fqdn, enabled, uuid, username, use_ssdp, mac_required
                             , mac_address, ip_address, rediscover_on_update, template_id
                             , last_discovery_attempt, last_discovery_status, redfish_version
                          from redfish_endpoint
                         order by id
                           for update
                        """).query(EndpointRepository::map).list();
    }

    /** Writes an endpoint that was locked before; fails where its FQDN is taken. */
    void update(RedfishEndpoint endpoint) {
        jdbc.sql("""
                        update redfish_endpoint
                           set name                 = wanted.name
                             , hostname             = wanted.hostname
                             , domain               = wanted.domain
                             , fqdn                 = wanted.fqdn
                             , enabled              = wanted.enabled
                             , uuid                 = wanted.uuid
                             , username             = wanted.username
                             , use_ssdp             = wanted.use_ssdp
                             , mac_required         = wanted.mac_required
                             , mac_address          = wanted.mac_address
                             , ip_address           = wanted.ip_address
                             , rediscover_on_update = wanted.rediscover_on_update
                             , template_id          = wanted.template_id
                          from unnest(
                                 cast(:ids as text[]), cast(:names as text[]), cast(:hostnames as text[])
                               , cast(:domains as text[]), cast(:fqdns as text[]), cast(:enabled as boolean[])
                               , cast(:uuids as text[]), cast(:users as text[]), cast(:useSsdp as boolean[])
                               , cast(:macRequired as boolean[]), cast(:macAddresses as text[])
                               , cast(:ipAddresses as text[]), cast(:rediscover as boolean[])
                               , cast(:templates as text[]))
                               as wanted (id, name, hostname, domain, fqdn, enabled, uuid, username, use_ssdp
                                        , mac_required, mac_address, ip_address, rediscover_on_update, template_id)
                         where redfish_endpoint.id = wanted.id
                        """).params(columns(List.of(endpoint)).parameters()).update();
    }

    /** Deletes endpoints that were locked before. */
    void delete(Collection<Xname> ids) {
        jdbc.sql("""
                        delete from redfish_endpoint
                         where id = any(:ids)
                        """).param("ids", Columns.names(ids)).update();
    }

    private static Columns<RedfishEndpoint> columns(Collection<RedfishEndpoint> endpoints) {
        return Columns.of(endpoints)
                .text("ids", each -> each.id().value())
                .label("types", RedfishEndpoint::type)
                .text("names", RedfishEndpoint::name)
                .text("hostnames", RedfishEndpoint::hostname)
                .text("domains", RedfishEndpoint::domain)
                .text("fqdns", RedfishEndpoint::fqdn)
                .array("enabled", Boolean.class, each -> each.enabled())
                .text("uuids", RedfishEndpoint::uuid)
                .text("users", RedfishEndpoint::user)
                .array("useSsdp", Boolean.class, each -> each.useSsdp())
                .array("macRequired", Boolean.class, each -> each.macRequired())
                .text("macAddresses", RedfishEndpoint::macAddress)
                .text("ipAddresses", RedfishEndpoint::ipAddress)
                .array("rediscover", Boolean.class, each -> each.rediscoverOnUpdate())
                .text("templates", RedfishEndpoint::templateId);
    }

    private static RedfishEndpoint map(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime lastAttempt = row.getObject("last_discovery_attempt", OffsetDateTime.class);
        return new RedfishEndpoint(
                Xname.parse(row.getString("id")),
                row.getString("name"),
                row.getString("hostname"),
                row.getString("domain"),
                row.getString("fqdn"),
                row.getBoolean("enabled"),
                row.getString("uuid"),
                row.getString("username"),
                row.getBoolean("use_ssdp"),
                row.getBoolean("mac_required"),
                row.getString("mac_address"),
                row.getString("ip_address"),
                row.getBoolean("rediscover_on_update"),
                row.getString("template_id"),
                new DiscoveryInfo(
                        lastAttempt == null ? null : lastAttempt.toInstant(),
                        row.getString("last_discovery_status"),
                        row.getString("redfish_version")));
    }
}
