package org.chamicore.inventory.lock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chamicore.db.bulk.BulkLoad;
import org.chamicore.inventory.lock.Reservation.Keys;
import org.chamicore.inventory.lock.Reservation.Term;
import org.chamicore.inventory.rows.Columns;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of components that the caller has locked, but for those that have expired, which anybody may take away. */
@Repository
class ReservationRepository {

    private static final int PORTION = 1000;

    private final JdbcClient jdbc;
    private final BulkLoad load;

    ReservationRepository(JdbcClient jdbc, BulkLoad load) {
        this.jdbc = jdbc;
        this.load = load;
    }

    /** The reservations of these components, ordered by name. */
    List<Reservation> findAll(Collection<Xname> ids) {
        return jdbc.sql("""
                        select component_id, reservation_key, deputy_key, created_at, expires_at
                          from reservation
                         where component_id = any(:ids)
                         order by component_id
                        """)
                .param("ids", Columns.names(ids))
                .query(ReservationRepository::map)
                .list();
    }

    /** As {@link #findAll}, and keeps them to this transaction until that ends. */
    List<Reservation> lock(Collection<Xname> ids) {
        return jdbc.sql("""
                        select component_id, reservation_key, deputy_key, created_at, expires_at
                          from reservation
                         where component_id = any(:ids)
                         order by component_id
                           for update
                        """)
                .param("ids", Columns.names(ids))
                .query(ReservationRepository::map)
                .list();
    }

    /** Hands over every reservation, ordered by name; within a transaction it is read in portions. */
    void forEach(Consumer<Reservation> consumer) {
        try (Stream<Reservation> reservations =
                jdbc.sql("""
                        select component_id, reservation_key, deputy_key, created_at, expires_at
                          from reservation
                         order by component_id
                        """).withFetchSize(PORTION).query(ReservationRepository::map).stream()) {
            reservations.forEach(consumer);
        }
    }

    void insert(Collection<Reservation> reservations) {
        if (BulkLoad.isWorthIt(reservations.size())) {
            copy(reservations);
            return;
        }
        jdbc.sql("""
                        insert into reservation (component_id, reservation_key, deputy_key, created_at, expires_at)
                        select component_id, reservation_key, deputy_key, created_at, expires_at
                          from unnest(
                                 cast(:ids as text[]), cast(:reservationKeys as uuid[]), cast(:deputyKeys as uuid[])
                               , cast(:created as timestamptz[]), cast(:expires as timestamptz[]))
                               as wanted (component_id, reservation_key, deputy_key, created_at, expires_at)
                        """).params(columns(reservations).parameters()).update();
    }

    private void copy(Collection<Reservation> reservations) {
        load.copy(
                """
                copy reservation (component_id, reservation_key, deputy_key, created_at, expires_at) from stdin
                """,
                columns(reservations).rows("ids", "reservationKeys", "deputyKeys", "created", "expires"),
                Function.identity());
    }

    void updateExpiry(Collection<Reservation> reservations) {
        jdbc.sql("""
                        update reservation
                           set expires_at = wanted.expires_at
                          from unnest(cast(:ids as text[]), cast(:expires as timestamptz[])) as wanted (component_id, expires_at)
                         where reservation.component_id = wanted.component_id
                        """).params(columns(reservations).parameters()).update();
    }

    void delete(Collection<Xname> ids) {
        jdbc.sql("""
                        delete from reservation
                         where component_id = any(:ids)
                        """).param("ids", Columns.names(ids)).update();
    }

    /** Deletes what has expired, but for what somebody else has in hand right now; says what that was. */
    List<Reservation> deleteExpired(Instant now, int most) {
        return jdbc.sql("""
                        delete from reservation
                         where component_id in (select component_id
                                                  from reservation
                                                 where expires_at <= :now
                                                 order by expires_at
                                                 limit :most
                                                   for update skip locked)
                        returning component_id, reservation_key, deputy_key, created_at, expires_at
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(ReservationRepository::map)
                .list();
    }

    private static Columns<Reservation> columns(Collection<Reservation> reservations) {
        return Columns.of(reservations)
                .text("ids", each -> each.id().value())
                .array("reservationKeys", UUID.class, each -> each.keys().reservation())
                .array("deputyKeys", UUID.class, each -> each.keys().deputy())
                .text("created", each -> each.term().created().toString())
                .text("expires", each -> text(each.term().expires()));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static Reservation map(ResultSet row, int number) throws SQLException {
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        return new Reservation(
                Xname.parse(row.getString("component_id")),
                new Term(
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        expires == null ? null : expires.toInstant()),
                new Keys(row.getObject("reservation_key", UUID.class), row.getObject("deputy_key", UUID.class)));
    }
}
