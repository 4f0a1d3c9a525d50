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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The units themselves, wherever they sit. */
@Repository
class FruRepository implements KeyedTable<String, Fru> {

    private static final int PORTION = 1000;

    private final JdbcClient jdbc;
    private final BulkLoad load;
    private final JsonMapper json;

    FruRepository(JdbcClient jdbc, BulkLoad load, JsonMapper json) {
        this.jdbc = jdbc;
        this.load = load;
        this.json = json;
    }

    /** Hands over what the filter lets through, ordered by name; within a transaction it is read in portions. */
    void forEach(HardwareFilter filter, Page page, Consumer<Fru> consumer) {
        try (Stream<Fru> found = jdbc
                .sql("""
                        select fru_id, type, subtype, info
                          from hardware_fru
                         where (cast(:types as text[]) is null or type = any(cast(:types as text[])))
                           and (cast(:fru_ids as text[]) is null or fru_id = any(cast(:fru_ids as text[])))
                           and (cast(:part_numbers as text[]) is null
                                or info ->> 'PartNumber' = any(cast(:part_numbers as text[])))
                           and (cast(:serial_numbers as text[]) is null
                                or info ->> 'SerialNumber' = any(cast(:serial_numbers as text[])))
                           and (cast(:manufacturers as text[]) is null
                                or exists (select
                                             from unnest(cast(:manufacturers as text[])) as asked (part)
                                            where strpos(lower(info ->> 'Manufacturer'), part) > 0))
                           and (cast(:after as text) is null or fru_id > :after)
                         order by fru_id
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

    Optional<Fru> find(String fruId) {
        return jdbc.sql("""
                        select fru_id, type, subtype, info
                          from hardware_fru
                         where fru_id = :fruId
                        """).param("fruId", fruId).query(this::map).optional();
    }

    @Override
    public String keyOf(Fru fru) {
        return fru.fruId();
    }

    @Override
    public Set<String> known(Collection<String> fruIds) {
        return Set.copyOf(jdbc.sql("""
                        select fru_id
                          from hardware_fru
                         where fru_id = any(:fruIds)
                        """)
                .param("fruIds", fruIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    @Override
    public boolean isCopied(List<Fru> frus) {
        return load.isCopied(
                "copy hardware_fru (fru_id, type, subtype, info) from stdin",
                columns(frus).rows("fruIds", "types", "subtypes", "infos"),
                Function.identity());
    }

    @Override
    public Set<String> insertFew(Collection<Fru> frus) {
        return Set.copyOf(jdbc.sql("""
                        insert into hardware_fru (fru_id, type, subtype, info)
                        select fru_id, type, subtype, info
                          from unnest(
                                 cast(:fruIds as text[]), cast(:types as text[]), cast(:subtypes as text[])
                               , cast(:infos as jsonb[]))
                               as wanted (fru_id, type, subtype, info)
                         order by fru_id collate "C"
                            on conflict (fru_id) do nothing
                        returning fru_id
                        """)
                .params(columns(frus).parameters())
                .query(String.class)
                .list());
    }

    @Override
    public List<Fru> lock(Collection<String> fruIds) {
        return jdbc.sql("""
                        select fru_id, type, subtype, info
                          from hardware_fru
                         where fru_id = any(:fruIds)
                         order by fru_id
                           for update
                        """)
                .param("fruIds", fruIds.toArray(String[]::new))
                .query(this::map)
                .list();
    }

    /** Locks all there are. */
    List<Fru> lockAll() {
        return jdbc.sql("""
                        select fru_id, type, subtype, info
                          from hardware_fru
                         order by fru_id
                           for update
                        """).query(this::map).list();
    }

    @Override
    public void update(Collection<Fru> frus) {
        jdbc.sql("""
                        update hardware_fru
                           set type    = wanted.type
                             , subtype = wanted.subtype
                             , info    = wanted.info
                          from unnest(
                                 cast(:fruIds as text[]), cast(:types as text[]), cast(:subtypes as text[])
                               , cast(:infos as jsonb[]))
                               as wanted (fru_id, type, subtype, info)
                         where hardware_fru.fru_id = wanted.fru_id
                        """).params(columns(frus).parameters()).update();
    }

    /** Deletes units that were locked before; fails where one still sits somewhere. */
    void delete(Collection<String> fruIds) {
        jdbc.sql("""
                        delete from hardware_fru
                         where fru_id = any(:fruIds)
                        """).param("fruIds", fruIds.toArray(String[]::new)).update();
    }

    private Columns<Fru> columns(Collection<Fru> frus) {
        return Columns.of(frus)
                .text("fruIds", Fru::fruId)
                .label("types", Fru::type)
                .text("subtypes", Fru::subtype)
                .text("infos", each -> json.writeValueAsString(each.info()));
    }

    private Fru map(ResultSet row, int number) throws SQLException {
        return FruRow.map(
                row.getString("fru_id"),
                row.getString("type"),
                row.getString("subtype"),
                json.readTree(row.getString("info")));
    }
}
