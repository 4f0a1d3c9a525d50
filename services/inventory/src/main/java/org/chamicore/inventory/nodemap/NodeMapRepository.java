package org.chamicore.inventory.nodemap;

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
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Repository
class NodeMapRepository implements KeyedTable<Xname, NodeMap> {

    private static final int PORTION = 1000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final BulkLoad load;

    NodeMapRepository(JdbcClient jdbc, BulkLoad load) {
        this.jdbc = jdbc;
        this.load = load;
    }

    /** Hands over the maps of a page, ordered by name; within a transaction they are read in portions. */
    void forEach(Page page, Consumer<NodeMap> consumer) {
        try (Stream<NodeMap> maps =
                jdbc.sql("""
                        select id, nid, role, sub_role, node_info
                          from node_map
                         where cast(:after as text) is null or id > :after
                         order by id
                         limit cast(:limit as bigint)
                        """).withFetchSize(PORTION).params(page.parameters()).query(NodeMapRepository::map).stream()) {
            maps.forEach(consumer);
        }
    }

    Optional<NodeMap> find(Xname id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    List<NodeMap> findAll(Collection<Xname> ids) {
        return jdbc.sql("""
                        select id, nid, role, sub_role, node_info
                          from node_map
                         where id = any(:ids)
                        """)
                .param("ids", Columns.names(ids))
                .query(NodeMapRepository::map)
                .list();
    }

    @Override
    public List<NodeMap> lock(Collection<Xname> ids) {
        return jdbc.sql("""
                        select id, nid, role, sub_role, node_info
                          from node_map
                         where id = any(:ids)
                         order by id
                           for update
                        """)
                .param("ids", Columns.names(ids))
                .query(NodeMapRepository::map)
                .list();
    }

    /** Those that have one of these numbers. */
    List<NodeMap> findByNid(Collection<Long> nids) {
        return jdbc.sql("""
                        select id, nid, role, sub_role, node_info
                          from node_map
                         where nid = any(:nids)
                        """)
                .param("nids", nids.toArray(Long[]::new))
                .query(NodeMapRepository::map)
                .list();
    }

    List<NodeMap> lockAll() {
        return jdbc.sql("""
                        select id, nid, role, sub_role, node_info
                          from node_map
                         order by id
                           for update
                        """).query(NodeMapRepository::map).list();
    }

    @Override
    public void update(Collection<NodeMap> maps) {
        jdbc.sql("""
                        update node_map
                           set nid       = wanted.nid
                             , role      = wanted.role
                             , sub_role  = wanted.sub_role
                             , node_info = cast(wanted.node_info as jsonb)
                          from unnest(
                                 cast(:ids as text[]), cast(:nids as bigint[]), cast(:roles as text[]), cast(:subRoles as text[])
                               , cast(:nodeInfos as text[]))
                               as wanted (id, nid, role, sub_role, node_info)
                         where node_map.id = wanted.id
                        """).params(columns(maps).parameters()).update();
    }

    @Override
    public Xname keyOf(NodeMap map) {
        return map.id();
    }

    @Override
    public Set<Xname> known(Collection<Xname> ids) {
        return Set.copyOf(jdbc.sql("""
                        select id
                          from node_map
                         where id = any(:ids)
                        """)
                .param("ids", Columns.names(ids))
                .query((row, number) -> Xname.parse(row.getString("id")))
                .list());
    }

    @Override
    public Set<Xname> insertFew(Collection<NodeMap> maps) {
        return Set.copyOf(jdbc.sql("""
                        insert into node_map (id, nid, role, sub_role, node_info)
                        select id, nid, role, sub_role, cast(node_info as jsonb)
                          from unnest(
                                 cast(:ids as text[]), cast(:nids as bigint[]), cast(:roles as text[]), cast(:subRoles as text[])
                               , cast(:nodeInfos as text[]))
                               as wanted (id, nid, role, sub_role, node_info)
                         order by id collate "C"
                            on conflict (id) do nothing
                        returning id
                        """)
                .params(columns(maps).parameters())
                .query((row, number) -> Xname.parse(row.getString("id")))
                .list());
    }

    @Override
    public boolean isCopied(List<NodeMap> maps) {
        return load.isCopied(
                "copy node_map (id, nid, role, sub_role, node_info) from stdin",
                columns(maps).rows("ids", "nids", "roles", "subRoles", "nodeInfos"),
                Function.identity());
    }

    void delete(Collection<Xname> ids) {
        jdbc.sql("""
                        delete from node_map
                         where id = any(:ids)
                        """).param("ids", Columns.names(ids)).update();
    }

    private static Columns<NodeMap> columns(Collection<NodeMap> maps) {
        return Columns.of(maps)
                .text("ids", each -> each.id().value())
                .array("nids", Long.class, each -> each.nid())
                .text("roles", NodeMap::role)
                .text("subRoles", NodeMap::subRole)
                .text("nodeInfos", each -> text(each.nodeInfo()));
    }

    private static @Nullable String text(@Nullable JsonNode json) {
        return json == null ? null : JSON.writeValueAsString(json);
    }

    private static NodeMap map(ResultSet row, int number) throws SQLException {
        String nodeInfo = row.getString("node_info");
        return new NodeMap(
                Xname.parse(row.getString("id")),
                row.getLong("nid"),
                row.getString("role"),
                row.getString("sub_role"),
                nodeInfo == null ? null : JSON.readTree(nodeInfo));
    }
}
