package org.chamicore.cloudinit.asking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.chamicore.cloudinit.node.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of who asked; ordered by key within a statement, so that two replicas cannot wait for each other. */
@Repository
class AskingRepository {

    private final JdbcClient jdbc;

    AskingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SeedFetch> fetches() {
        return jdbc.sql("select id, fetched_at, instance_id from seed_fetch order by id")
                .query((row, rowNumber) -> new SeedFetch(
                        NodeId.valueOf(row.getString("id")), instant(row, "fetched_at"), row.getString("instance_id")))
                .list();
    }

    /** The latest first. */
    List<UnknownCaller> strangers() {
        return jdbc.sql("""
                        select host(address) as address, first_seen, last_seen, requests, path
                          from unknown_caller
                         order by last_seen desc, unknown_caller.address
                        """)
                .query((row, rowNumber) -> new UnknownCaller(
                        row.getString("address"),
                        instant(row, "first_seen"),
                        instant(row, "last_seen"),
                        row.getLong("requests"),
                        row.getString("path")))
                .list();
    }

    void writeFetches(List<SeedFetch> fetches) {
        jdbc.sql("""
                        insert into seed_fetch (id, fetched_at, instance_id)
                        select id, fetched_at, instance_id
                          from unnest(cast(:ids as text[]), cast(:fetchedAts as timestamptz[]), cast(:instanceIds as text[]))
                               as noted (id, fetched_at, instance_id)
                         order by id
                            on conflict (id) do update
                           set fetched_at  = excluded.fetched_at
                             , instance_id = excluded.instance_id
                         where seed_fetch.fetched_at < excluded.fetched_at
                        """)
                .param("ids", texts(fetches, each -> each.id().value()))
                .param("fetchedAts", texts(fetches, each -> each.fetchedAt().toString()))
                .param("instanceIds", texts(fetches, SeedFetch::instanceId))
                .update();
    }

    void writeStrangers(List<UnknownCaller> strangers) {
        jdbc.sql("""
                        insert into unknown_caller (address, first_seen, last_seen, requests, path)
                        select address, first_seen, last_seen, requests, path
                          from unnest(cast(:addresses as inet[]), cast(:firsts as timestamptz[]), cast(:lasts as timestamptz[])
                                    , cast(:counts as bigint[]), cast(:paths as text[]))
                               as noted (address, first_seen, last_seen, requests, path)
                         order by address
                            on conflict (address) do update
                           set last_seen = greatest(unknown_caller.last_seen, excluded.last_seen)
                             , requests  = unknown_caller.requests + excluded.requests
                             , path      = excluded.path
                        """)
                .param("addresses", texts(strangers, UnknownCaller::address))
                .param("firsts", texts(strangers, each -> each.firstSeen().toString()))
                .param("lasts", texts(strangers, each -> each.lastSeen().toString()))
                .param("counts", texts(strangers, each -> Long.toString(each.requests())))
                .param("paths", texts(strangers, UnknownCaller::path))
                .update();
    }

    /** Leaves the latest. */
    void keepStrangers(int most) {
        jdbc.sql("""
                        delete from unknown_caller
                         where address in (
                               select address
                                 from unknown_caller
                                order by last_seen desc, address
                               offset :most)
                        """).param("most", most).update();
    }

    /** Removes strangers that were not heard of for so long, and says how many. */
    long forgetStrangers(Duration keep, int most) {
        return jdbc.sql("""
                        delete from unknown_caller
                         where address in (
                               select address
                                 from unknown_caller
                                where last_seen < now() - make_interval(secs => :keep)
                                limit :most
                                  for update skip locked)
                        """).param("keep", keep.toSeconds()).param("most", most).update();
    }

    /** Removes what is known of nodes that fetched nothing for so long, and says of how many. */
    long forgetFetches(Duration keep, int most) {
        return jdbc.sql("""
                        delete from seed_fetch
                         where id in (
                               select id
                                 from seed_fetch
                                where fetched_at < now() - make_interval(secs => :keep)
                                limit :most
                                  for update skip locked)
                        """).param("keep", keep.toSeconds()).param("most", most).update();
    }

    void deleteStrangers() {
        jdbc.sql("delete from unknown_caller").update();
    }

    private static <T> String[] texts(List<T> things, Function<T, String> text) {
        return things.stream().map(text).toArray(String[]::new);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
