package org.chamicore.boot.unknown;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.history.BootRequest;
import org.chamicore.boot.history.RequestLog;
import org.chamicore.boot.history.RequestSink;
import org.chamicore.boot.node.MacAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of unknown nodes. */
@Repository
@Order(2)
class UnknownNodeRepository implements RequestSink {

    private final JdbcClient jdbc;
    private final Clock clock;

    UnknownNodeRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void write(List<RequestLog.Entry> batch) {
        // Sorted, so that two replicas that write the same ones at once do not wait for each other.
        Map<String, UnknownNode> nodes = new TreeMap<>();
        for (RequestLog.Entry each : batch) {
            BootRequest.Asked asked = each.request().asked();
            if (asked.xname().isEmpty() && asked.selector().kind() == Selector.Kind.MAC) {
                nodes.merge(asked.selector().value(), seen(each), UnknownNodeRepository::together);
            }
        }
        if (!nodes.isEmpty()) {
            write(nodes.values());
        }
    }

    /**
     * Removes those that were not heard of for so long, and the oldest of too many; says how many that were.
     *
     * @param mostKept as many stay
     */
    long forget(Duration keep, int mostKept, int most) {
        return jdbc.sql("""
                        delete from unknown_node
                         where mac = any(array(
                               select mac
                                 from (select mac, last_seen, row_number() over (order by last_seen desc, mac) as nr
                                         from unknown_node) as newest
                                where last_seen < :before
                                   or nr > :kept
                                limit :most))
                        """)
                .param("before", OffsetDateTime.now(clock).minus(keep))
                .param("kept", mostKept)
                .param("most", most)
                .update();
    }

    /** Who asked last comes first. */
    List<UnknownNode> findAll() {
        return jdbc.sql("""
                        select cast(mac as text) as mac, arch, host(address) as address, first_seen, last_seen, requests
                          from unknown_node
                         order by last_seen desc, mac
                        """).query((row, number) -> toNode(row)).list();
    }

    boolean delete(MacAddress mac) {
        return jdbc.sql("delete from unknown_node where mac = cast(:mac as macaddr)")
                        .param("mac", mac.value())
                        .update()
                == 1;
    }

    private void write(Collection<UnknownNode> nodes) {
        jdbc.sql("""
                        insert into unknown_node (mac, arch, address, first_seen, last_seen, requests)
                        select cast(mac as macaddr), arch, cast(address as inet), first_seen, last_seen, requests
                          from unnest(
                                   cast(:macs as text[]), cast(:archs as text[]), cast(:addresses as text[]),
                                   cast(:firsts as timestamptz[]), cast(:lasts as timestamptz[]), cast(:counts as bigint[]))
                               as seen (mac, arch, address, first_seen, last_seen, requests)
                            on conflict (mac) do update
                           set arch      = coalesce(excluded.arch, unknown_node.arch)
                             , address   = coalesce(excluded.address, unknown_node.address)
                             , last_seen = greatest(unknown_node.last_seen, excluded.last_seen)
                             , requests  = unknown_node.requests + excluded.requests
                        """)
                .param("macs", texts(nodes, each -> each.mac().value()))
                .param("archs", texts(nodes, each -> each.arch().orElse(null)))
                .param("addresses", texts(nodes, each -> each.address().orElse(null)))
                .param("firsts", texts(nodes, each -> each.firstSeen().toString()))
                .param("lasts", texts(nodes, each -> each.lastSeen().toString()))
                .param("counts", texts(nodes, each -> "" + each.requests()))
                .update();
    }

    private static UnknownNode seen(RequestLog.Entry entry) {
        BootRequest request = entry.request();
        return new UnknownNode(
                new MacAddress(request.asked().selector().value()),
                request.asked().arch(),
                request.address(),
                entry.time(),
                entry.time(),
                entry.times());
    }

    private static UnknownNode together(UnknownNode earlier, UnknownNode later) {
        return new UnknownNode(
                later.mac(),
                later.arch().or(earlier::arch),
                later.address().or(earlier::address),
                earlier.firstSeen(),
                later.lastSeen(),
                earlier.requests() + later.requests());
    }

    private static UnknownNode toNode(ResultSet row) throws SQLException {
        return new UnknownNode(
                new MacAddress(row.getString("mac")),
                Optional.ofNullable(row.getString("arch")),
                Optional.ofNullable(row.getString("address")),
                time(row, "first_seen"),
                time(row, "last_seen"),
                row.getLong("requests"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static <T> String[] texts(Collection<T> things, Function<T, @Nullable String> text) {
        return things.stream().map(text).toArray(String[]::new);
    }
}
