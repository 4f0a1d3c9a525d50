package org.chamicore.inventory.hardware;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chamicore.inventory.rows.Columns;
import org.chamicore.inventory.wire.Labelled;
import org.chamicore.inventory.wire.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history of hardware. */
@Repository
class EventRepository {

    private static final int PORTION = 1000;

    private final JdbcClient jdbc;

    EventRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes which unit was found where, unless that is the newest that is known of the place; says what was new. */
    List<HardwareEvent> detect(Collection<Place> places) {
        return jdbc.sql("""
                        insert into hardware_event (location_id, fru_id, event_type)
                        select wanted.location_id, wanted.fru_id, 'Detected'
                          from unnest(cast(:ids as text[]), cast(:fruIds as text[])) as wanted (location_id, fru_id)
                          left join lateral (
                               select fru_id, event_type
                                 from hardware_event
                                where location_id = wanted.location_id
                                order by occurred_at desc, position desc
                                limit 1) as newest on true
                         where newest.event_type is distinct from 'Detected'
                            or newest.fru_id <> wanted.fru_id
                        returning location_id, fru_id, event_type, occurred_at
                        """).params(columns(places)).query(EventRepository::map).list();
    }

    /** Notes what is no longer where it was. */
    List<HardwareEvent> remove(Collection<Place> places) {
        return jdbc.sql("""
                        insert into hardware_event (location_id, fru_id, event_type)
                        select location_id, coalesce(fru_id, ''), 'Removed'
                          from unnest(cast(:ids as text[]), cast(:fruIds as text[])) as gone (location_id, fru_id)
                        returning location_id, fru_id, event_type, occurred_at
                        """).params(columns(places)).query(EventRepository::map).list();
    }

    /** Hands over events, ordered by place and time; a page has so many places, each with all of its events. */
    void forEachPlace(EventFilter filter, Page page, Consumer<HardwareEvent> consumer) {
        try (Stream<HardwareEvent> events = jdbc
                .sql("""
                        select location_id, fru_id, event_type, occurred_at
                          from (select location_id, fru_id, event_type, occurred_at, position
                                     , dense_rank() over (order by location_id) as number
                                  from hardware_event
                                 where (cast(:ids as text[]) is null or location_id = any(cast(:ids as text[])))
                                   and (cast(:fru_ids as text[]) is null or fru_id = any(cast(:fru_ids as text[])))
                                   and (cast(:types as text[]) is null or event_type = any(cast(:types as text[])))
                                   and (cast(:start as timestamptz) is null or occurred_at > cast(:start as timestamptz))
                                   and (cast(:end as timestamptz) is null or occurred_at < cast(:end as timestamptz))
                                   and (cast(:after as text) is null or location_id > :after)) as event
                         where cast(:limit as bigint) is null or number <= cast(:limit as bigint)
                         order by location_id, occurred_at, position
                        """)
                .withFetchSize(PORTION)
                .params(filter.parameters())
                .params(page.parameters())
                .query(EventRepository::map)
                .stream()) {
            events.forEach(consumer);
        }
    }

    /** Hands over events, ordered by unit and time; a page has so many units, each with all of its events. */
    void forEachUnit(EventFilter filter, Page page, Consumer<HardwareEvent> consumer) {
        try (Stream<HardwareEvent> events = jdbc
                .sql("""
                        select location_id, fru_id, event_type, occurred_at
                          from (select location_id, fru_id, event_type, occurred_at, position
                                     , dense_rank() over (order by fru_id) as number
                                  from hardware_event
                                 where (cast(:ids as text[]) is null or location_id = any(cast(:ids as text[])))
                                   and (cast(:fru_ids as text[]) is null or fru_id = any(cast(:fru_ids as text[])))
                                   and (cast(:types as text[]) is null or event_type = any(cast(:types as text[])))
                                   and (cast(:start as timestamptz) is null or occurred_at > cast(:start as timestamptz))
                                   and (cast(:end as timestamptz) is null or occurred_at < cast(:end as timestamptz))
                                   and (cast(:after as text) is null or fru_id > :after)) as event
                         where cast(:limit as bigint) is null or number <= cast(:limit as bigint)
                         order by fru_id, occurred_at, position
                        """)
                .withFetchSize(PORTION)
                .params(filter.parameters())
                .params(page.parameters())
                .query(EventRepository::map)
                .stream()) {
            events.forEach(consumer);
        }
    }

    /** Deletes events and says which they were, ordered by place and time. */
    List<HardwareEvent> delete(EventFilter filter) {
        return jdbc.sql("""
                        with gone as (
                            delete from hardware_event
                             where (cast(:ids as text[]) is null or location_id = any(cast(:ids as text[])))
                               and (cast(:fru_ids as text[]) is null or fru_id = any(cast(:fru_ids as text[])))
                            returning location_id, fru_id, event_type, occurred_at, position)
                        select location_id, fru_id, event_type, occurred_at
                          from gone
                         order by location_id, occurred_at, position
                        """)
                .params(filter.parameters())
                .query(EventRepository::map)
                .list();
    }

    /** Deletes the oldest of what is older, and says how many events that were. */
    long deleteOlderThan(Duration age, int most) {
        return jdbc.sql("""
                        delete from hardware_event
                         where position in (
                               select position
                                 from hardware_event
                                where occurred_at < now() - make_interval(secs => :seconds)
                                order by occurred_at
                                limit :most
                                  for update skip locked)
                        """)
                .param("seconds", age.toSeconds())
                .param("most", most)
                .update();
    }

    private static Map<String, Object> columns(Collection<Place> places) {
        return Columns.of(places)
                .text("ids", Place::name)
                .text("fruIds", Place::fruId)
                .parameters();
    }

    private static HardwareEvent map(ResultSet row, int number) throws SQLException {
        return new HardwareEvent(
                row.getString("location_id"),
                row.getString("fru_id"),
                Objects.requireNonNull(row.getObject("occurred_at", OffsetDateTime.class))
                        .toInstant(),
                Labelled.find(EventType.class, row.getString("event_type")).orElseThrow());
    }
}
