package org.chamicore.inventory.powermap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.db.bulk.BulkLoad;
import org.chamicore.inventory.rows.Columns;
import org.chamicore.inventory.rows.KeyedTable;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PowerMapRepository implements KeyedTable<Xname, PowerMap> {

    private static final int PORTION = 1000;

    private final JdbcClient jdbc;
    private final BulkLoad load;

    PowerMapRepository(JdbcClient jdbc, BulkLoad load) {
        this.jdbc = jdbc;
        this.load = load;
    }

    /** Hands over all there are, ordered by name; within a transaction they are read in portions. */
    void forEach(Page page, Consumer<PowerMap> consumer) {
        try (Stream<PowerMap> maps =
                jdbc
                        .sql("""
                        select id, powered_by
                          from power_map
                         where cast(:after as text) is null
                            or id > :after
                         order by id
                         limit cast(:limit as bigint)
                        """)
                        .withFetchSize(PORTION)
                        .params(page.parameters())
                        .query(PowerMapRepository::map)
                        .stream()) {
            maps.forEach(consumer);
        }
    }

    Optional<PowerMap> find(Xname id) {
        return jdbc.sql("""
                        select id, powered_by
                          from power_map
                         where id = :id
                        """)
                .param("id", id.value())
                .query(PowerMapRepository::map)
                .optional();
    }

    @Override
    public Xname keyOf(PowerMap map) {
        return map.id();
    }

    @Override
    public Set<Xname> known(Collection<Xname> ids) {
        return Set.copyOf(jdbc.sql("""
                        select id
                          from power_map
                         where id = any(:ids)
                        """)
                .param("ids", Columns.names(ids))
                .query((row, number) -> Xname.parse(row.getString("id")))
                .list());
    }

    @Override
    public boolean isCopied(List<PowerMap> maps) {
        return load.isCopied(
                "copy power_map (id, powered_by) from stdin",
                columns(maps).rows("ids", "poweredBy"),
                Function.identity());
    }

    @Override
    public Set<Xname> insertFew(Collection<PowerMap> maps) {
        return Set.copyOf(jdbc.sql("""
                        insert into power_map (id, powered_by)
                        select id, cast(powered_by as text[])
                          from unnest(cast(:ids as text[]), cast(:poweredBy as text[])) as wanted (id, powered_by)
                         order by id collate "C"
                            on conflict (id) do nothing
                        returning id
                        """)
                .params(columns(maps).parameters())
                .query((row, number) -> Xname.parse(row.getString("id")))
                .list());
    }

    @Override
    public List<PowerMap> lock(Collection<Xname> ids) {
        return jdbc.sql("""
                        select id, powered_by
                          from power_map
                         where id = any(:ids)
                         order by id
                           for update
                        """)
                .param("ids", Columns.names(ids))
                .query(PowerMapRepository::map)
                .list();
    }

    /** Locks all there are. */
    List<PowerMap> lockAll() {
        return jdbc.sql("""
                        select id, powered_by
                          from power_map
                         order by id
                           for update
                        """).query(PowerMapRepository::map).list();
    }

    @Override
    public void update(Collection<PowerMap> maps) {
        jdbc.sql("""
                        update power_map
                           set powered_by = cast(wanted.powered_by as text[])
                          from unnest(cast(:ids as text[]), cast(:poweredBy as text[])) as wanted (id, powered_by)
                         where power_map.id = wanted.id
                        """).params(columns(maps).parameters()).update();
    }

    /** Deletes power maps that were locked before. */
    void delete(Collection<Xname> ids) {
        jdbc.sql("""
                        delete from power_map
                         where id = any(:ids)
                        """).param("ids", Columns.names(ids)).update();
    }

    /** A list within a list goes as one text, for arrays of arrays must be of one length; no name needs quotes. */
    private static Columns<PowerMap> columns(Collection<PowerMap> maps) {
        return Columns.of(maps)
                .text("ids", each -> each.id().value())
                .text(
                        "poweredBy",
                        each -> each.poweredBy().stream().map(Xname::value).collect(Collectors.joining(",", "{", "}")));
    }

    private static PowerMap map(ResultSet row, int number) throws SQLException {
        return new PowerMap(
                Xname.parse(row.getString("id")),
                Arrays.stream((String[]) row.getArray("powered_by").getArray())
                        .map(Xname::parse)
                        .toList());
    }
}
