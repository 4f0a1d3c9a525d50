package org.chamicore.inventory.component;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.chamicore.db.bulk.BulkLoad;
import org.chamicore.inventory.rows.Columns;
import org.chamicore.inventory.rows.KeyedTable;
import org.chamicore.inventory.xname.Xname;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ComponentRepository implements KeyedTable<Xname, Component> {

    private final JdbcClient jdbc;
    private final BulkLoad load;

    ComponentRepository(JdbcClient jdbc, BulkLoad load) {
        this.jdbc = jdbc;
        this.load = load;
    }

    @Override
    public Xname keyOf(Component component) {
        return component.id();
    }

    @Override
    public Set<Xname> known(Collection<Xname> ids) {
        return Set.copyOf(jdbc.sql("""
                        select id
                          from component
                         where id = any(:ids)
                        """)
                .param("ids", Columns.names(ids))
                .query((row, number) -> Xname.parse(row.getString("id")))
                .list());
    }

    @Override
    public boolean isCopied(List<Component> components) {
        return load.isCopied(
                """
                copy component (
                     id, type, state, flag, enabled, software_status, role, sub_role, nid
                   , subtype, net_type, arch, class, custom_fields)
                from stdin
                """,
                ComponentRow.columns(components)
                        .rows(
                                "ids",
                                "types",
                                "states",
                                "flags",
                                "enabled",
                                "softwareStatus",
                                "roles",
                                "subRoles",
                                "nids",
                                "subtypes",
                                "netTypes",
                                "archs",
                                "classes",
                                "customFields"),
                Function.identity());
    }

    @Override
    public Set<Xname> insertFew(Collection<Component> components) {
        return Set.copyOf(jdbc.sql("""
                        insert into component (
                               id, type, state, flag, enabled, software_status, role, sub_role, nid
                             , subtype, net_type, arch, class, custom_fields)
                        select id, type, state, flag, enabled, software_status, role, sub_role, nid
                             , subtype, net_type, arch, class, cast(custom_fields as jsonb)
                          from unnest(
                                 cast(:ids as text[]), cast(:types as text[]), cast(:states as text[]), cast(:flags as text[])
                               , cast(:enabled as boolean[]), cast(:softwareStatus as text[]), cast(:roles as text[])
                               , cast(:subRoles as text[]), cast(:nids as bigint[]), cast(:subtypes as text[])
                               , cast(:netTypes as text[]), cast(:archs as text[]), cast(:classes as text[])
                               , cast(:customFields as text[]))
                               as wanted (id, type, state, flag, enabled, software_status, role, sub_role, nid
                                        , subtype, net_type, arch, class, custom_fields)
                         order by id collate "C"
                            on conflict (id) do nothing
                        returning id
                        """)
                .params(ComponentRow.columns(components).parameters())
                .query((row, number) -> Xname.parse(row.getString("id")))
                .list());
    }

    @Override
    public List<Component> lock(Collection<Xname> ids) {
        return jdbc.sql("""
                        select id, state, flag, enabled, software_status, role, sub_role, nid
                             , subtype, net_type, arch, class, reservation_disabled, locked, custom_fields
                          from component
                         where id = any(:ids)
                         order by id
                           for no key update
                        """)
                .param("ids", Columns.names(ids))
                .query(ComponentRow::map)
                .list();
    }

    /** Locks all there are. */
    List<Component> lockAll() {
        return jdbc.sql("""
                        select id, state, flag, enabled, software_status, role, sub_role, nid
                             , subtype, net_type, arch, class, reservation_disabled, locked, custom_fields
                          from component
                         order by id
                           for update
                        """).query(ComponentRow::map).list();
    }

    @Override
    public void update(Collection<Component> components) {
        jdbc.sql("""
                        update component
                           set state           = wanted.state
                             , flag            = wanted.flag
                             , enabled         = wanted.enabled
                             , software_status = wanted.software_status
                             , role            = wanted.role
                             , sub_role        = wanted.sub_role
                             , nid             = wanted.nid
                             , subtype         = wanted.subtype
                             , net_type        = wanted.net_type
                             , arch            = wanted.arch
                             , class           = wanted.class
                             , reservation_disabled = wanted.reservation_disabled
                             , locked          = wanted.locked
                             , custom_fields   = cast(wanted.custom_fields as jsonb)
                          from unnest(
                                 cast(:ids as text[]), cast(:states as text[]), cast(:flags as text[])
                               , cast(:enabled as boolean[]), cast(:softwareStatus as text[]), cast(:roles as text[])
                               , cast(:subRoles as text[]), cast(:nids as bigint[]), cast(:subtypes as text[])
                               , cast(:netTypes as text[]), cast(:archs as text[]), cast(:classes as text[])
                               , cast(:reservationDisabled as boolean[]), cast(:locked as boolean[])
                               , cast(:customFields as text[]))
                               as wanted (id, state, flag, enabled, software_status, role, sub_role, nid
                                        , subtype, net_type, arch, class, reservation_disabled, locked, custom_fields)
                         where component.id = wanted.id
                        """).params(ComponentRow.columns(components).parameters()).update();
    }

    /** Deletes components that were locked before, and with them their memberships. */
    void delete(Collection<Xname> ids) {
        jdbc.sql("""
                        delete from component
                         where id = any(:ids)
                        """).param("ids", Columns.names(ids)).update();
    }
}
