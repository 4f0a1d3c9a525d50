package org.chamicore.inventory.ethernetinterface;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chamicore.db.bulk.BulkLoad;
import org.chamicore.inventory.rows.Columns;
import org.chamicore.inventory.rows.KeyedTable;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class InterfaceRepository implements KeyedTable<MacAddress, EthernetInterface> {

    private static final int PORTION = 1000;

    /** An address with the place that it has in its interface's list. */
    private record AddressRow(MacAddress macAddress, int position, IpMapping mapping) {}

    private final JdbcClient jdbc;
    private final BulkLoad load;

    InterfaceRepository(JdbcClient jdbc, BulkLoad load) {
        this.jdbc = jdbc;
        this.load = load;
    }

    /** Hands over what the filter lets through, ordered by address; within a transaction it is read in portions. */
    void forEach(InterfaceFilter filter, Page page, Consumer<EthernetInterface> consumer) {
        try (Stream<EthernetInterface> nics = jdbc
                .sql("""
                        select mac_address, description, last_update, component_id, ip_addresses, networks
                          from ethernet_interface as nic
                         cross join lateral (
                               select array_agg(host(ip_address) order by position) as ip_addresses
                                    , array_agg(network order by position)          as networks
                                 from interface_address
                                where mac_address = nic.mac_address) as address
                         where (cast(:ids as text[]) is null or mac_address = any(cast(:ids as macaddr[])))
                           and (cast(:macs as text[]) is null or mac_address = any(cast(:macs as macaddr[])))
                           and (cast(:ips as text[]) is null
                                or (:no_ip and ip_addresses is null)
                                or exists (select
                                             from interface_address
                                            where mac_address = nic.mac_address
                                              and ip_address = any(cast(:ips as inet[]))))
                           and (cast(:networks as text[]) is null
                                or (:no_network and ip_addresses is null)
                                or exists (select
                                             from interface_address
                                            where mac_address = nic.mac_address
                                              and coalesce(network, '') = any(cast(:networks as text[]))))
                           and (cast(:components as text[]) is null
                                or component_id = any(cast(:components as text[]))
                                or (:no_component and component_id is null))
                           and (cast(:types as text[]) is null or type = any(cast(:types as text[])))
                           and (cast(:older_than as timestamptz) is null or last_update < cast(:older_than as timestamptz))
                           and (cast(:newer_than as timestamptz) is null or last_update > cast(:newer_than as timestamptz))
                           and (cast(:after as text) is null or mac_address > cast(:after as macaddr))
                         order by mac_address
                         limit cast(:limit as bigint)
                        """)
                .withFetchSize(PORTION)
                .params(filter.parameters())
                .params(page.parameters())
                .query(InterfaceRepository::map)
                .stream()) {
            nics.forEach(consumer);
        }
    }

    Optional<EthernetInterface> find(MacAddress mac) {
        return findAll(Set.of(mac)).stream().findFirst();
    }

    @Override
    public MacAddress keyOf(EthernetInterface nic) {
        return nic.macAddress();
    }

    @Override
    public Set<MacAddress> known(Collection<MacAddress> macs) {
        return Set.copyOf(jdbc.sql("""
                        select mac_address
                          from ethernet_interface
                         where mac_address = any(cast(:macs as macaddr[]))
                        """)
                .param("macs", texts(macs))
                .query((row, number) -> new MacAddress(row.getString("mac_address")))
                .list());
    }

    @Override
    public boolean isCopied(List<EthernetInterface> nics) {
        boolean isCopied = load.isCopied(
                "copy ethernet_interface (mac_address, description, component_id, type, last_update) from stdin",
                columns(nics).rows("macs", "descriptions", "components", "types", "lastUpdates"),
                Function.identity());
        if (isCopied) {
            load.copy(
                    "copy interface_address (mac_address, position, ip_address, network) from stdin",
                    addressColumns(nics).rows("addressMacs", "positions", "ipAddresses", "networks"),
                    Function.identity());
        }
        return isCopied;
    }

    @Override
    public Set<MacAddress> insertFew(Collection<EthernetInterface> nics) {
        return Set.copyOf(jdbc.sql("""
                        with nic as (
                            insert into ethernet_interface (mac_address, description, component_id, type, last_update)
                            select mac_address, description, component_id, type, last_update
                              from unnest(
                                     cast(:macs as macaddr[]), cast(:descriptions as text[]), cast(:components as text[])
                                   , cast(:types as text[]), cast(:lastUpdates as timestamptz[]))
                                   as wanted (mac_address, description, component_id, type, last_update)
                             order by mac_address
                                on conflict (mac_address) do nothing
                            returning mac_address)
                        , address as (
                            insert into interface_address (mac_address, position, ip_address, network)
                            select wanted.mac_address, position, ip_address, network
                              from unnest(
                                     cast(:addressMacs as macaddr[]), cast(:positions as integer[])
                                   , cast(:ipAddresses as inet[]), cast(:networks as text[]))
                                   as wanted (mac_address, position, ip_address, network)
                              join nic on nic.mac_address = wanted.mac_address)
                        select mac_address
                          from nic
                        """)
                .params(columns(nics).parameters())
                .params(addressColumns(nics).parameters())
                .query((row, number) -> new MacAddress(row.getString("mac_address")))
                .list());
    }

    @Override
    public List<EthernetInterface> lock(Collection<MacAddress> macs) {
        jdbc.sql("""
                        select mac_address
                          from ethernet_interface
                         where mac_address = any(cast(:macs as macaddr[]))
                         order by mac_address
                           for update
                        """).param("macs", texts(macs)).query(String.class).list();
        return findAll(macs); // not in the same statement, which would see the addresses as they were before it waited
    }

    /** Locks all there are and says which these are. */
    List<MacAddress> lockAll() {
        return jdbc.sql("""
                        select mac_address
                          from ethernet_interface
                         order by mac_address
                           for update
                        """)
                .query((row, number) -> new MacAddress(row.getString("mac_address")))
                .list();
    }

    @Override
    public void update(Collection<EthernetInterface> nics) {
        jdbc.sql("""
                        update ethernet_interface
                           set description  = wanted.description
                             , component_id = wanted.component_id
                             , type         = wanted.type
                             , last_update  = wanted.last_update
                          from unnest(
                                 cast(:macs as macaddr[]), cast(:descriptions as text[]), cast(:components as text[])
                               , cast(:types as text[]), cast(:lastUpdates as timestamptz[]))
                               as wanted (mac_address, description, component_id, type, last_update)
                         where ethernet_interface.mac_address = wanted.mac_address
                        """).params(columns(nics).parameters()).update();
        jdbc.sql("""
                        delete from interface_address
                         where mac_address = any(cast(:macs as macaddr[]))
                        """)
                .param(
                        "macs",
                        texts(nics.stream().map(EthernetInterface::macAddress).toList()))
                .update();
        jdbc.sql("""
                        insert into interface_address (mac_address, position, ip_address, network)
                        select mac_address, position, ip_address, network
                          from unnest(
                                 cast(:addressMacs as macaddr[]), cast(:positions as integer[])
                               , cast(:ipAddresses as inet[]), cast(:networks as text[]))
                               as wanted (mac_address, position, ip_address, network)
                        """).params(addressColumns(nics).parameters()).update();
    }

    /** Deletes interfaces that were locked before. */
    void delete(Collection<MacAddress> macs) {
        jdbc.sql("""
                        delete from ethernet_interface
                         where mac_address = any(cast(:macs as macaddr[]))
                        """).param("macs", texts(macs)).update();
    }

    /** What exists of these, in the order of their addresses. */
    List<EthernetInterface> findAll(Collection<MacAddress> macs) {
        return jdbc.sql("""
                        select mac_address, description, last_update, component_id, ip_addresses, networks
                          from ethernet_interface as nic
                         cross join lateral (
                               select array_agg(host(ip_address) order by position) as ip_addresses
                                    , array_agg(network order by position)          as networks
                                 from interface_address
                                where mac_address = nic.mac_address) as address
                         where mac_address = any(cast(:macs as macaddr[]))
                         order by mac_address
                        """)
                .param("macs", texts(macs))
                .query(InterfaceRepository::map)
                .list();
    }

    private static String[] texts(Collection<MacAddress> macs) {
        return macs.stream().map(MacAddress::value).toArray(String[]::new);
    }

    private static Columns<EthernetInterface> columns(Collection<EthernetInterface> nics) {
        return Columns.of(nics)
                .text("macs", nic -> nic.macAddress().value())
                .text("descriptions", EthernetInterface::description)
                .text("components", nic -> nic.componentId() == null ? null : nic.owner())
                .text("types", nic -> nic.componentId() == null ? null : nic.type())
                .text("lastUpdates", nic -> nic.lastUpdate().toString());
    }

    private static Columns<AddressRow> addressColumns(Collection<EthernetInterface> nics) {
        List<AddressRow> rows = nics.stream()
                .flatMap(nic -> IntStream.range(0, nic.ipAddresses().size())
                        .mapToObj(position -> new AddressRow(
                                nic.macAddress(), position, nic.ipAddresses().get(position))))
                .toList();
        return Columns.of(rows)
                .text("addressMacs", row -> row.macAddress().value())
                .array("positions", Integer.class, row -> row.position())
                .text("ipAddresses", row -> row.mapping().ipAddress().value())
                .text("networks", row -> row.mapping().network());
    }

    private static EthernetInterface map(ResultSet row, int number) throws SQLException {
        @Nullable String component = row.getString("component_id");
        return new EthernetInterface(
                new MacAddress(row.getString("mac_address")),
                row.getString("description"),
                row.getObject("last_update", OffsetDateTime.class).toInstant(),
                component == null ? null : Xname.parse(component),
                addresses(row.getArray("ip_addresses"), row.getArray("networks")));
    }

    private static List<IpMapping> addresses(@Nullable Array ips, @Nullable Array networks) throws SQLException {
        List<IpMapping> addresses = new ArrayList<>();
        if (ips != null && networks != null) {
            String[] texts = (String[]) ips.getArray();
            @Nullable String[] names = (String[]) networks.getArray();
            for (int at = 0; at < texts.length; at++) {
                addresses.add(new IpMapping(IpAddress.find(texts[at]).orElseThrow(), names[at]));
            }
        }
        return addresses;
    }
}
