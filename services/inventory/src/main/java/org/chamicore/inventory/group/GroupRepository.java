package org.chamicore.inventory.group;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chamicore.db.bulk.BulkLoad;
import org.chamicore.inventory.group.Group.WithMembers;
import org.chamicore.inventory.membership.Members;
import org.chamicore.inventory.rows.Columns;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GroupRepository {

    private final JdbcClient jdbc;
    private final BulkLoad load;

    GroupRepository(JdbcClient jdbc, BulkLoad load) {
        this.jdbc = jdbc;
        this.load = load;
    }

    /** Hands over the groups that the filter lets through, ordered by label. */
    void forEach(GroupFilter filter, Page page, Consumer<WithMembers> consumer) {
        try (Stream<WithMembers> groups =
                jdbc.sql("""
                        select label, description, exclusive_group, tags
                             , (select array_agg(component_id order by component_id)
                                  from group_member
                                 where group_member.label = component_group.label
                                   and (cast(:partition as text) is null
                                        or exists (select
                                                     from partition_member
                                                    where partition_member.component_id = group_member.component_id
                                                      and name = :partition))
                                   and (not :unpartitioned
                                        or not exists (select
                                                         from partition_member
                                                        where partition_member.component_id = group_member.component_id))) as members
                          from component_group
                         where (cast(:labels as text[]) is null or label = any(cast(:labels as text[])))
                           and (cast(:tags as text[]) is null or tags && cast(:tags as text[]))
                           and (cast(:after as text) is null or label > :after)
                         order by label
                         limit cast(:limit as bigint)
                        """).params(filter.parameters(page)).query(GroupRepository::mapWithMembers).stream()) {
            groups.forEach(consumer);
        }
    }

    Optional<WithMembers> find(GroupFilter filter) {
        List<WithMembers> found = new ArrayList<>();
        forEach(filter, Page.ALL, found::add);
        return found.stream().findFirst();
    }

    /** Hands over every label, in their order. */
    void forEachLabel(Page page, Consumer<String> consumer) {
        jdbc.sql("""
                        select label
                          from component_group
                         where (cast(:after as text) is null or label > :after)
                         order by label
                         limit cast(:limit as bigint)
                        """).params(page.parameters()).query(String.class).list().forEach(consumer);
    }

    /** Inserts a group; false when its label is taken. */
    boolean insert(Group group) {
        return jdbc.sql("""
                        insert into component_group (label, description, exclusive_group, tags)
                        values (:label, :description, :exclusiveGroup, :tags)
                            on conflict (label) do nothing
                        """)
                        .param("label", group.label())
                        .param("description", group.description())
                        .param("exclusiveGroup", group.exclusiveGroup())
                        .param("tags", group.tags().toArray(String[]::new))
                        .update()
                == 1;
    }

    /** Keeps a group as it is until the transaction ends; others may put members into it meanwhile. */
    Optional<Group> share(String label) {
        return jdbc.sql("""
                        select label, description, exclusive_group, tags
                          from component_group
                         where label = :label
                           for key share
                        """).param("label", label).query(GroupRepository::map).optional();
    }

    /** Keeps a group to this transaction until that ends. */
    Optional<Group> lock(String label) {
        return jdbc.sql("""
                        select label, description, exclusive_group, tags
                          from component_group
                         where label = :label
                           for update
                        """).param("label", label).query(GroupRepository::map).optional();
    }

    void update(Group group) {
        jdbc.sql("""
                        update component_group
                           set description = :description
                             , tags        = :tags
                         where label       = :label
                        """)
                .param("description", group.description())
                .param("tags", group.tags().toArray(String[]::new))
                .param("label", group.label())
                .update();
    }

    void delete(String label) {
        jdbc.sql("""
                        delete from component_group
                         where label = :label
                        """).param("label", label).update();
    }

    List<Xname> members(String label) {
        return jdbc.sql("""
                        select component_id
                          from group_member
                         where label = :label
                         order by component_id
                        """)
                .param("label", label)
                .query((row, number) -> Xname.parse(row.getString("component_id")))
                .list();
    }

    /** Puts components into a group; says which were not in it, nor in another that excludes it. */
    Set<Xname> insertMembers(Group group, Collection<Xname> ids) {
        if (BulkLoad.isWorthIt(ids.size()) && isCopied(group, ids)) {
            return Set.copyOf(ids);
        }
        return Set.copyOf(jdbc.sql("""
                        insert into group_member (component_id, label, exclusive_group)
                        select component_id, :label, :exclusiveGroup
                          from unnest(cast(:ids as text[])) as member (component_id)
                         order by component_id collate "C"
                            on conflict do nothing
                        returning component_id
                        """)
                .param("label", group.label())
                .param("exclusiveGroup", group.exclusiveGroup())
                .param("ids", Columns.names(ids))
                .query((row, number) -> Xname.parse(row.getString("component_id")))
                .list());
    }

    private boolean isCopied(Group group, Collection<Xname> ids) {
        return load.isCopied(
                "copy group_member (component_id, label, exclusive_group) from stdin",
                ids.stream().sorted().toList(),
                id -> Arrays.asList(id, group.label(), group.exclusiveGroup()));
    }

    void deleteMembers(String label, Collection<Xname> ids) {
        jdbc.sql("""
                        delete from group_member
                         where label = :label
                           and component_id = any(:ids)
                        """).param("label", label).param("ids", Columns.names(ids)).update();
    }

    private static Group map(ResultSet row, int number) throws SQLException {
        return new Group(
                row.getString("label"),
                row.getString("description"),
                row.getString("exclusive_group"),
                Columns.texts(row.getArray("tags")));
    }

    private static WithMembers mapWithMembers(ResultSet row, int number) throws SQLException {
        return new WithMembers(
                map(row, number),
                new Members(Columns.texts(row.getArray("members")).stream()
                        .map(Xname::parse)
                        .toList()));
    }
}
