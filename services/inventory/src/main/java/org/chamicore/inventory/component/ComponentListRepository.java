package org.chamicore.inventory.component;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.inventory.rows.Columns;
import org.chamicore.inventory.wire.Span;
import org.chamicore.inventory.xname.Selection;
import org.chamicore.inventory.xname.Xname;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The one query that finds components, whatever is asked of them. */
@Repository
class ComponentListRepository {

    /** One query for every filter: what is not asked for falls out when it is planned for its values. */
    static final String FILTERED = """
                select id, state, flag, enabled, software_status, role, sub_role, nid
                     , subtype, net_type, arch, class, reservation_disabled, locked, custom_fields
                  from component
                 where (cast(:id as text[]) is null or id = any(cast(:id as text[])))
                   and id <> all(cast(:not_id as text[]))
                   and (cast(:type as text[]) is null or type = any(cast(:type as text[])))
                   and type <> all(cast(:not_type as text[]))
                   and (cast(:state as text[]) is null or coalesce(state, '') = any(cast(:state as text[])))
                   and coalesce(state, '') <> all(cast(:not_state as text[]))
                   and (cast(:flag as text[]) is null or coalesce(flag, '') = any(cast(:flag as text[])))
                   and coalesce(flag, '') <> all(cast(:not_flag as text[]))
                   and (cast(:role as text[]) is null or coalesce(role, '') = any(cast(:role as text[])))
                   and coalesce(role, '') <> all(cast(:not_role as text[]))
                   and (cast(:subrole as text[]) is null or coalesce(sub_role, '') = any(cast(:subrole as text[])))
                   and coalesce(sub_role, '') <> all(cast(:not_subrole as text[]))
                   and (cast(:subtype as text[]) is null or coalesce(subtype, '') = any(cast(:subtype as text[])))
                   and coalesce(subtype, '') <> all(cast(:not_subtype as text[]))
                   and (cast(:arch as text[]) is null or coalesce(arch, '') = any(cast(:arch as text[])))
                   and coalesce(arch, '') <> all(cast(:not_arch as text[]))
                   and (cast(:class as text[]) is null or coalesce(class, '') = any(cast(:class as text[])))
                   and coalesce(class, '') <> all(cast(:not_class as text[]))
                   and (cast(:softwarestatus as text[]) is null
                        or coalesce(software_status, '') = any(cast(:softwarestatus as text[])))
                   and coalesce(software_status, '') <> all(cast(:not_softwarestatus as text[]))
                   and (cast(:enabled as boolean[]) is null or enabled = any(cast(:enabled as boolean[])))
                   and enabled <> all(cast(:not_enabled as boolean[]))
                   and (cast(:locked as boolean[]) is null or locked = any(cast(:locked as boolean[])))
                   and locked <> all(cast(:not_locked as boolean[]))
                   and (cast(:reservation_disabled as boolean[]) is null
                        or reservation_disabled = any(cast(:reservation_disabled as boolean[])))
                   and reservation_disabled <> all(cast(:not_reservation_disabled as boolean[]))
                   and (:anywhere
                        or id = any(array(
                               select place
                                 from unnest(cast(:places as text[])) as place
                                union all
                               select below.id
                                 from unnest(cast(:roots as text[])) as root
                                 join component as below on below.id >= root || 'a' and below.id < root || '{'
                                union all
                               select numbered.id
                                 from unnest(cast(:place_nid_start as bigint[]), cast(:place_nid_end as bigint[])) as span (first, last)
                                 join component as numbered on numbered.nid between first and last)))
                   and (:any_nid
                        or (:nid_unset and nid is null)
                        or nid = any(array(
                               select number
                                 from unnest(cast(:nid as bigint[])) as number
                                union all
                               select numbered.nid
                                 from unnest(cast(:nid_start as bigint[]), cast(:nid_end as bigint[])) as span (first, last)
                                 join component as numbered on numbered.nid between first and last)))
                   and (nid is null or nid <> all(cast(:not_nid as bigint[])))
                   and (:no_span_excluded
                        or not exists (select
                                         from unnest(cast(:not_nid_start as bigint[]), cast(:not_nid_end as bigint[])) as span (first, last)
                                        where nid between first and last))
                   and (not :nid_set or nid is not null)
                   and (cast(:group as text[]) is null
                        or exists (select
                                     from group_member
                                    where component_id = component.id
                                      and label = any(cast(:group as text[]))))
                   and (not :no_group
                        or not exists (select from group_member where component_id = component.id))
                   and (cast(:partition as text[]) is null
                        or exists (select
                                     from partition_member
                                    where component_id = component.id
                                      and name = any(cast(:partition as text[]))))
                   and (not :no_partition
                        or not exists (select from partition_member where component_id = component.id))
                   and (cast(:reserved as boolean[]) is null
                        or exists (select from reservation where component_id = component.id)
                           = any(cast(:reserved as boolean[])))
                   and (cardinality(cast(:not_reserved as boolean[])) = 0
                        or exists (select from reservation where component_id = component.id)
                           <> all(cast(:not_reserved as boolean[])))
                   and (cast(:after as text) is null or id > :after)
                 order by id
                 limit cast(:limit as bigint)
                """;

    private static final int PORTION = 1000;

    private final JdbcClient jdbc;

    ComponentListRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What there is of these. */
    Map<Xname, Component> find(Set<Xname> ids) {
        return jdbc.sql("""
                        select id, state, flag, enabled, software_status, role, sub_role, nid
                             , subtype, net_type, arch, class, reservation_disabled, locked, custom_fields
                          from component
                         where id = any(:ids)
                        """).param("ids", Columns.names(ids)).query(ComponentRow::map).list().stream()
                .collect(Collectors.toMap(Component::id, Function.identity()));
    }

    Optional<Component> numbered(long nid) {
        return jdbc.sql("""
                        select id, state, flag, enabled, software_status, role, sub_role, nid
                             , subtype, net_type, arch, class, reservation_disabled, locked, custom_fields
                          from component
                         where nid = :nid
                         order by id
                         limit 1
                        """).param("nid", nid).query(ComponentRow::map).optional();
    }

    /** Ordered as given, then by number. */
    List<Xname> resolve(Selection selection) {
        Set<Xname> ids = new LinkedHashSet<>(selection.ids());
        if (!selection.nids().isEmpty()) {
            ids.addAll(jdbc.sql("""
                            select id
                              from unnest(cast(:starts as bigint[]), cast(:ends as bigint[])) as span (first, last)
                              join component on nid between first and last
                             order by nid, id
                            """)
                    .param("starts", selection.nids().stream().map(Span::first).toArray(Long[]::new))
                    .param("ends", selection.nids().stream().map(Span::last).toArray(Long[]::new))
                    .query((row, number) -> Xname.parse(row.getString("id")))
                    .list());
        }
        return List.copyOf(ids);
    }

    /** Hands over what the filter lets through, ordered by name; within a transaction it is read in portions. */
    void forEach(ComponentFilter filter, Consumer<Component> consumer) {
        try (Stream<Component> components =
                jdbc
                        .sql(FILTERED)
                        .withFetchSize(PORTION)
                        .params(filter.parameters())
                        .query(ComponentRow::map)
                        .stream()) {
            components.forEach(consumer);
        }
    }
}
