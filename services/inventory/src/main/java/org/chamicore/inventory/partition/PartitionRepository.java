package org.chamicore.inventory.partition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chamicore.db.bulk.BulkLoad;
import org.chamicore.inventory.membership.Members;
import org.chamicore.inventory.partition.Partition.WithMembers;
import org.chamicore.inventory.rows.Columns;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PartitionRepository {

    private final JdbcClient jdbc;
    private final BulkLoad load;

    PartitionRepository(JdbcClient jdbc, BulkLoad load) {
        this.jdbc = jdbc;
        this.load = load;
    }

    /** Hands over the partitions with one of these names and one of these tags, ordered by name; none given means any. */
    void forEach(Collection<String> names, Collection<String> tags, Page page, Consumer<WithMembers> consumer) {
        Map<String, @Nullable Object> parameters = new HashMap<>(page.parameters());
        parameters.put("names", names.isEmpty() ? null : names.toArray(String[]::new));
        parameters.put("tags", tags.isEmpty() ? null : tags.toArray(String[]::new));
        try (Stream<WithMembers> partitions =
                jdbc.sql("""
                        select name, description, tags
                             , (select array_agg(component_id order by component_id)
                                  from partition_member
                                 where partition_member.name = component_partition.name) as members
                          from component_partition
                         where (cast(:names as text[]) is null or name = any(cast(:names as text[])))
                           and (cast(:tags as text[]) is null or tags && cast(:tags as text[]))
                           and (cast(:after as text) is null or name > :after)
                         order by name
                         limit cast(:limit as bigint)
                        """).params(parameters).query(PartitionRepository::mapWithMembers).stream()) {
            partitions.forEach(consumer);
        }
    }

    boolean exists(String name) {
        return jdbc.sql("""
                        select exists (select from component_partition where name = :name)
                        """).param("name", name).query(Boolean.class).single();
    }

    /** Inserts a partition; false when its name is taken. */
    boolean insert(Partition partition) {
        return jdbc.sql("""
                        insert into component_partition (name, description, tags)
                        values (:name, :description, :tags)
                            on conflict (name) do nothing
                        """)
                        .param("name", partition.name())
                        .param("description", partition.description())
                        .param("tags", partition.tags().toArray(String[]::new))
                        .update()
                == 1;
    }

    /** Keeps a partition as it is until the transaction ends; others may put members into it meanwhile. */
    Optional<Partition> share(String name) {
        return jdbc.sql("""
                        select name, description, tags
                          from component_partition
                         where name = :name
                           for key share
                        """).param("name", name).query(PartitionRepository::map).optional();
    }

    /** Keeps a partition to this transaction until that ends. */
    Optional<Partition> lock(String name) {
        return jdbc.sql("""
                        select name, description, tags
                          from component_partition
                         where name = :name
                           for update
                        """).param("name", name).query(PartitionRepository::map).optional();
    }

    void update(Partition partition) {
        jdbc.sql("""
                        update component_partition
                           set description = :description
                             , tags        = :tags
                         where name        = :name
                        """)
                .param("description", partition.description())
                .param("tags", partition.tags().toArray(String[]::new))
                .param("name", partition.name())
                .update();
    }

    void delete(String name) {
        jdbc.sql("""
                        delete from component_partition
                         where name = :name
                        """).param("name", name).update();
    }

    List<Xname> members(String name) {
        return jdbc.sql("""
                        select component_id
                          from partition_member
                         where name = :name
                         order by component_id
                        """)
                .param("name", name)
                .query((row, number) -> Xname.parse(row.getString("component_id")))
                .list();
    }

    /** Puts components into a partition; says which of them were in none. */
    Set<Xname> insertMembers(String name, Collection<Xname> ids) {
        if (BulkLoad.isWorthIt(ids.size()) && isCopied(name, ids)) {
            return Set.copyOf(ids);
        }
        return Set.copyOf(jdbc.sql("""
                        insert into partition_member (component_id, name)
                        select component_id, :name
                          from unnest(cast(:ids as text[])) as member (component_id)
                         order by component_id collate "C"
                            on conflict do nothing
                        returning component_id
                        """)
                .param("name", name)
                .param("ids", Columns.names(ids))
                .query((row, number) -> Xname.parse(row.getString("component_id")))
                .list());
    }

    private boolean isCopied(String name, Collection<Xname> ids) {
        return load.isCopied(
                "copy partition_member (component_id, name) from stdin",
                ids.stream().sorted().toList(),
                id -> List.of(id, name));
    }

    void deleteMembers(String name, Collection<Xname> ids) {
        jdbc.sql("""
                        delete from partition_member
                         where name = :name
                           and component_id = any(:ids)
                        """).param("name", name).param("ids", Columns.names(ids)).update();
    }

    private static Partition map(ResultSet row, int number) throws SQLException {
        return new Partition(row.getString("name"), row.getString("description"), Columns.texts(row.getArray("tags")));
    }

    private static WithMembers mapWithMembers(ResultSet row, int number) throws SQLException {
        return new WithMembers(
                map(row, number),
                new Members(Columns.texts(row.getArray("members")).stream()
                        .map(Xname::parse)
                        .toList()));
    }
}
