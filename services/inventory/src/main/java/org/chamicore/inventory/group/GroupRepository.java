package org.chamicore.inventory.group;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chamicore.inventory.group.Group.Members;
import org.chamicore.inventory.group.Group.WithMembers;
import org.chamicore.inventory.rows.Columns;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GroupRepository {

    private final JdbcClient jdbc;

    GroupRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Groups with one of these labels and one of these tags, ordered by label; no labels or tags means any. */
    List<WithMembers> findAll(Collection<String> labels, Collection<String> tags) {
        return jdbc.sql("""
                        select label, description, exclusive_group, tags
                             , (select array_agg(component_id order by component_id)
                                  from group_member
                                 where group_member.label = component_group.label) as members
                          from component_group
                         where (cast(:labels as text[]) is null or label = any(cast(:labels as text[])))
                           and (cast(:tags as text[]) is null or tags && cast(:tags as text[]))
                         order by label
                        """)
                .param("labels", labels.isEmpty() ? null : labels.toArray(String[]::new))
                .param("tags", tags.isEmpty() ? null : tags.toArray(String[]::new))
                .query(GroupRepository::mapWithMembers)
                .list();
    }

    List<String> labels() {
        return jdbc.sql("""
                        select label
                          from component_group
                         order by label
                        """).query(String.class).list();
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

    /** Keeps these components, and so what they are in, to this transaction until that ends; says which of them exist. */
    List<Xname> lockComponents(Collection<Xname> ids) {
        return jdbc.sql("""
                        select id
                          from component
                         where id = any(:ids)
                         order by id
                           for no key update
                        """)
                .param("ids", Columns.names(ids))
                .query((row, number) -> Xname.parse(row.getString("id")))
                .list();
    }

    /** Puts components into a group; says which were not in it, nor in another that excludes it. */
    Set<Xname> insertMembers(Group group, Collection<Xname> ids) {
        return jdbc
                .sql("""
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
                .list()
                .stream()
                .collect(Collectors.toSet());
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
                texts(row.getArray("tags")));
    }

    private static WithMembers mapWithMembers(ResultSet row, int number) throws SQLException {
        return new WithMembers(
                map(row, number),
                new Members(texts(row.getArray("members")).stream()
                        .map(Xname::parse)
                        .toList()));
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
