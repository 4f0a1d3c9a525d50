package org.chamicore.inventory.hardware;

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
import org.chamicore.inventory.rows.Columns;
import org.chamicore.inventory.rows.KeyedTable;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.ComponentType;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hardware by where it sits. */
@Repository
class PlaceRepository implements KeyedTable<Xname, Place> {

    private static final int PORTION = 1000;

    private final JdbcClient jdbc;
    private final BulkLoad load;
    private final JsonMapper json;

    PlaceRepository(JdbcClient jdbc, BulkLoad load, JsonMapper json) {
        this.jdbc = jdbc;
        this.load = load;
        this.json = json;
    }

    /** Hands over what the filter lets through, ordered by name; within a transaction it is read in portions. */
    void forEach(HardwareFilter filter, Page page, Consumer<HardwareLocation> consumer) {
        try (Stream<HardwareLocation> found = jdbc
                .sql("""
                        select id, place.info, place.fru_id, fru.type as fru_type, subtype, fru.info as fru_info
                          from hardware_location as place
                          left join hardware_fru as fru on fru.fru_id = place.fru_id
                         where (cast(:ids as text[]) is null or id = any(cast(:ids as text[])))
                           and (cast(:types as text[]) is null or place.type = any(cast(:types as text[])))
                           and (cast(:fru_ids as text[]) is null or place.fru_id = any(cast(:fru_ids as text[])))
                           and (cast(:part_numbers as text[]) is null
                                or fru.info ->> 'PartNumber' = any(cast(:part_numbers as text[])))
                           and (cast(:serial_numbers as text[]) is null
                                or fru.info ->> 'SerialNumber' = any(cast(:serial_numbers as text[])))
                           and (cast(:manufacturers as text[]) is null
                                or exists (select
                                             from unnest(cast(:manufacturers as text[])) as asked (part)
                                            where strpos(lower(fru.info ->> 'Manufacturer'), part) > 0))
                           and (cast(:partitions as text[]) is null
                                or exists (select
                                             from partition_member
                                            where component_id = node
                                              and name = any(cast(:partitions as text[]))))
                           and (cast(:after as text) is null or id > :after)
                         order by id
                         limit cast(:limit as bigint)
                        """)
                .withFetchSize(PORTION)
                .params(filter.parameters())
                .params(page.parameters())
                .query(this::located)
                .stream()) {
            found.forEach(consumer);
        }
    }

    /** What a query means, ordered by name. */
    List<HardwareLocation> find(HardwareQuery query) {
        return jdbc.sql("""
                        select id, place.info, place.fru_id, fru.type as fru_type, subtype, fru.info as fru_info
                          from hardware_location as place
                          left join hardware_fru as fru on fru.fru_id = place.fru_id
                         where (:everything
                                or id = any(cast(:names as text[]))
                                or (:children and id >= :first_below and id < :first_behind))
                           and (cast(:types as text[]) is null or place.type = any(cast(:types as text[])))
                           and (cast(:partitions as text[]) is null
                                or exists (select
                                             from partition_member
                                            where component_id = node
                                              and name = any(cast(:partitions as text[]))))
                         order by id
                        """).params(query.parameters()).query(this::located).list();
    }

    Optional<HardwareLocation> find(Xname id) {
        return jdbc.sql("""
                        select id, place.info, place.fru_id, fru.type as fru_type, subtype, fru.info as fru_info
                          from hardware_location as place
                          left join hardware_fru as fru on fru.fru_id = place.fru_id
                         where id = :id
                        """).param("id", id.value()).query(this::located).optional();
    }

    @Override
    public Xname keyOf(Place place) {
        return place.id();
    }

    @Override
    public Set<Xname> known(Collection<Xname> ids) {
        return Set.copyOf(jdbc.sql("""
                        select id
                          from hardware_location
                         where id = any(:ids)
                        """)
                .param("ids", Columns.names(ids))
                .query((row, number) -> Xname.parse(row.getString("id")))
                .list());
    }

    @Override
    public boolean isCopied(List<Place> places) {
        return load.isCopied(
                "copy hardware_location (id, type, node, info, fru_id) from stdin",
                columns(places).rows("ids", "types", "nodes", "infos", "fruIds"),
                Function.identity());
    }

    @Override
    public Set<Xname> insertFew(Collection<Place> places) {
        return Set.copyOf(jdbc.sql("""
                        insert into hardware_location (id, type, node, info, fru_id)
                        select id, type, node, info, fru_id
                          from unnest(
                                 cast(:ids as text[]), cast(:types as text[]), cast(:nodes as text[])
                               , cast(:infos as jsonb[]), cast(:fruIds as text[]))
                               as wanted (id, type, node, info, fru_id)
                         order by id collate "C"
                            on conflict (id) do nothing
                        returning id
                        """)
                .params(columns(places).parameters())
                .query((row, number) -> Xname.parse(row.getString("id")))
                .list());
    }

    @Override
    public List<Place> lock(Collection<Xname> ids) {
        return jdbc.sql("""
                        select id, info, fru_id
                          from hardware_location
                         where id = any(:ids)
                         order by id
                           for update
                        """).param("ids", Columns.names(ids)).query(this::place).list();
    }

    /** Locks what sits at or below these. */
    List<Place> lockBelow(Collection<Xname> ids) {
        return jdbc.sql("""
                        select id, info, fru_id
                          from hardware_location
                         where id = any(:ids)
                            or id in (select below.id
                                        from unnest(cast(:ids as text[])) as whole (name)
                                        join hardware_location as below
                                          on below.id >= name || 'a'
                                         and below.id < name || '{')
                         order by id
                           for update
                        """).param("ids", Columns.names(ids)).query(this::place).list();
    }

    /** Locks all there are. */
    List<Place> lockAll() {
        return jdbc.sql("""
                        select id, info, fru_id
                          from hardware_location
                         order by id
                           for update
                        """).query(this::place).list();
    }

    @Override
    public void update(Collection<Place> places) {
        jdbc.sql("""
                        update hardware_location
                           set info   = wanted.info
                             , fru_id = wanted.fru_id
                          from unnest(cast(:ids as text[]), cast(:infos as jsonb[]), cast(:fruIds as text[]))
                               as wanted (id, info, fru_id)
                         where hardware_location.id = wanted.id
                        """).params(columns(places).parameters()).update();
    }

    /** Deletes places that were locked before. */
    void delete(Collection<Xname> ids) {
        jdbc.sql("""
                        delete from hardware_location
                         where id = any(:ids)
                        """).param("ids", Columns.names(ids)).update();
    }

    private Columns<Place> columns(Collection<Place> places) {
        return Columns.of(places)
                .text("ids", Place::name)
                .label("types", each -> each.id().type())
                .text("nodes", each -> each.node().value())
                .text("infos", each -> json.writeValueAsString(each.info()))
                .text("fruIds", Place::fruId);
    }

    private HardwareLocation located(ResultSet row, int number) throws SQLException {
        Place place = place(row, number);
        @Nullable String fruId = place.fruId();
        return new HardwareLocation(
                place,
                fruId == null
                        ? null
                        : FruRow.map(
                                fruId, row.getString("fru_type"), row.getString("subtype"), info(row, "fru_info")));
    }

    private Place place(ResultSet row, int number) throws SQLException {
        Xname id = Xname.parse(row.getString("id"));
        ComponentType type = id.type();
        return new Place(id, HardwareModel.of(type).form().place().read(info(row, "info")), row.getString("fru_id"));
    }

    private JsonNode info(ResultSet row, String column) throws SQLException {
        return json.readTree(row.getString(column));
    }
}
