package org.chamicore.boot.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the boot history, and of what outlasts it. */
@Repository
@Order(1)
class HistoryRepository implements RequestSink {

    private record Access(String name, String endpoint) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    HistoryRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void write(List<RequestLog.Entry> batch) {
        jdbc.sql("""
                        insert into boot_request (
                            requested_at, address, asked, xname, arch, retry, outcome, selector, configuration_id, reason, times)
                        select requested_at, cast(address as inet), asked, xname, arch, retry, outcome, selector, configuration_id, reason, times
                          from unnest(
                                   cast(:times as timestamptz[]), cast(:addresses as text[]), cast(:asked as text[]),
                                   cast(:xnames as text[]), cast(:archs as text[]), cast(:retries as integer[]),
                                   cast(:outcomes as text[]), cast(:selectors as text[]), cast(:ids as uuid[]), cast(:reasons as text[]),
                                   cast(:times_asked as integer[]))
                               with ordinality as request (
                                   requested_at, address, asked, xname, arch, retry, outcome, selector, configuration_id, reason, times, nr)
                         order by nr
                        """)
                .param("times", texts(batch, each -> each.time().toString()))
                .param("addresses", texts(batch, each -> text(each.request().address())))
                .param(
                        "asked",
                        texts(batch, each -> each.request().asked().selector().toString()))
                .param(
                        "xnames",
                        texts(batch, each -> text(each.request().asked().xname())))
                .param("archs", texts(batch, each -> text(each.request().asked().arch())))
                .param(
                        "retries",
                        texts(batch, each -> "" + each.request().asked().retry()))
                .param(
                        "outcomes",
                        texts(batch, each -> each.request().answered().outcome()))
                .param(
                        "selectors",
                        texts(batch, each -> text(each.request().answered().selector())))
                .param(
                        "ids",
                        texts(batch, each -> text(each.request().answered().configuration())))
                .param("reasons", texts(batch, each -> each.request().answered().reason()))
                .param("times_asked", texts(batch, each -> "" + each.times()))
                .update();
        writeAccesses(batch);
    }

    /** Removes the oldest of what was asked longer ago, and says how much that was. */
    long forget(Duration keep, int most) {
        return jdbc.sql("""
                        delete from boot_request
                         where id = any(array(
                               select id
                                 from boot_request
                                where requested_at < :before
                                order by requested_at
                                limit :most))
                        """)
                .param("before", OffsetDateTime.now(clock).minus(keep))
                .param("most", most)
                .update();
    }

    /** Removes what nodes were last given longer ago; such a node has not started since. */
    long forgetAccesses(Duration keep, int most) {
        return jdbc.sql("""
                        delete from endpoint_access
                         where (name, endpoint) in (
                               select name, endpoint
                                 from endpoint_access
                                where last_access < :before
                                limit :most
                                  for update skip locked)
                        """)
                .param("before", OffsetDateTime.now(clock).minus(keep))
                .param("most", most)
                .update();
    }

    /**
     * The newest requests first.
     *
     * @param names the node by its xname or by what it called itself; everybody's where there are none
     * @param before only those with a smaller id
     */
    List<PastRequest> find(Collection<String> names, long before, int limit) {
        return jdbc.sql("""
                        select id, requested_at, host(address) as address, asked, xname, arch, retry, outcome, selector
                             , configuration_id, reason, times
                          from boot_request
                         where id < :before
                           and (cast(:everybody as boolean) or xname = any(:names) or asked = any(:names))
                         order by id desc
                         limit :limit
                        """)
                .param("before", before)
                .param("everybody", names.isEmpty())
                .param("names", names.toArray(String[]::new))
                .param("limit", limit)
                .query((row, number) -> toRequest(row))
                .list();
    }

    List<EndpointAccess> findAccesses(Optional<String> name, Optional<String> endpoint) {
        return jdbc.sql("""
                        select name, endpoint, cast(extract(epoch from last_access) as bigint) as last_epoch
                          from endpoint_access
                         where (cast(:name as text) is null or name = :name)
                           and (cast(:endpoint as text) is null or endpoint = :endpoint)
                         order by name, endpoint
                        """)
                .param("name", name.orElse(null))
                .param("endpoint", endpoint.orElse(null))
                .query((row, number) ->
                        new EndpointAccess(row.getString("name"), row.getString("endpoint"), row.getLong("last_epoch")))
                .list();
    }

    private void writeAccesses(List<RequestLog.Entry> batch) {
        Map<Access, RequestLog.Entry> last = new LinkedHashMap<>();
        for (RequestLog.Entry each : batch) {
            each.request()
                    .endpoint()
                    .ifPresent(endpoint -> last.put(
                            new Access(
                                    each.request().asked().xname().orElseThrow().value(), endpoint),
                            each));
        }
        if (last.isEmpty()) {
            return;
        }
        // In one order on every replica, or two that write the same nodes at once would wait for each other.
        List<Map.Entry<Access, RequestLog.Entry>> rows = last.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Access::name).thenComparing(Access::endpoint)))
                .toList();
        jdbc.sql("""
                        insert into endpoint_access (name, endpoint, last_access)
                        select name, endpoint, last_access
                          from unnest(cast(:names as text[]), cast(:endpoints as text[]), cast(:times as timestamptz[]))
                               as access (name, endpoint, last_access)
                            on conflict (name, endpoint) do update
                           set last_access = greatest(endpoint_access.last_access, excluded.last_access)
                        """)
                .param("names", texts(rows, each -> each.getKey().name()))
                .param("endpoints", texts(rows, each -> each.getKey().endpoint()))
                .param("times", texts(rows, each -> each.getValue().time().toString()))
                .update();
    }

    private static PastRequest toRequest(ResultSet row) throws SQLException {
        return new PastRequest(
                row.getLong("id"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("address")),
                row.getString("asked"),
                Optional.ofNullable(row.getString("xname")),
                Optional.ofNullable(row.getString("arch")),
                row.getInt("retry"),
                row.getString("outcome"),
                Optional.ofNullable(row.getString("selector")),
                Optional.ofNullable(row.getObject("configuration_id", UUID.class)),
                row.getString("reason"),
                row.getInt("times"));
    }

    private static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }

    private static <T> String[] texts(Collection<T> things, Function<T, @Nullable String> text) {
        return things.stream().map(text).toArray(String[]::new);
    }
}
