package org.chamicore.db.migration;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that the catalogs say of one schema, in words, one line per fact. */
final class SchemaPicture {

    private SchemaPicture() {}

    /** But for the history table where there was no migration yet: its grants come with the first one. */
    static List<String> of(JdbcClient admin, String schema) {
        return admin.sql("""
                        with relation as (
                            select pg_class.oid, relname, relkind, relacl, relowner, relrowsecurity, reloptions
                              from pg_class
                              join pg_namespace on pg_namespace.oid = relnamespace
                             where nspname = :schema
                               and relname not like 'schema_migrations%'
                        )
                        select concat_ws(' ', 'relation', relkind, relname, relowner::regrole, relrowsecurity, reloptions, obj_description(oid, 'pg_class'))
                          from relation
                        union all
                        select concat_ws(' ', 'column', relname
                             , row_number() over (partition by relname order by attnum), attname
                             , format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated
                             , (select collname from pg_collation where pg_collation.oid = attcollation)
                             , pg_get_expr(adbin, adrelid), col_description(attrelid, attnum))
                          from relation
                          join pg_attribute on attrelid = relation.oid and attnum > 0 and not attisdropped
                          left join pg_attrdef on adrelid = attrelid and adnum = attnum
                         where relkind in ('r', 'p', 'v', 'm')
                        union all
                        select concat_ws(' ', 'constraint', relname, conname, contype, pg_get_constraintdef(pg_constraint.oid), obj_description(pg_constraint.oid, 'pg_constraint'))
                          from relation
                          join pg_constraint on conrelid = relation.oid
                        union all
                        select concat_ws(' ', 'index', pg_get_indexdef(indexrelid), indisvalid)
                          from relation
                          join pg_index on indrelid = relation.oid
                        union all
                        select concat_ws(' ', 'view', relname, pg_get_viewdef(oid))
                          from relation
                         where relkind in ('v', 'm')
                        union all
                        select concat_ws(' ', 'sequence', relname, seqtypid::regtype, seqstart, seqincrement, seqmax, seqcache, seqcycle)
                          from relation
                          join pg_sequence on seqrelid = relation.oid
                        union all
                        select concat_ws(' ', 'trigger', relname, pg_get_triggerdef(pg_trigger.oid))
                          from relation
                          join pg_trigger on tgrelid = relation.oid and not tgisinternal
                        union all
                        select concat_ws(' ', 'policy', relname, polname, polcmd, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
                          from relation
                          join pg_policy on polrelid = relation.oid
                        union all
                        select concat_ws(' ', 'grant', relname, grantor::regrole, grantee::regrole, privilege_type, is_grantable)
                          from relation
                             , aclexplode(coalesce(relacl, acldefault('r', relowner)))
                        union all
                        select concat_ws(' ', 'column grant', relname, attname, grantee::regrole, privilege_type)
                          from relation
                          join pg_attribute on attrelid = relation.oid and not attisdropped
                             , aclexplode(attacl)
                        union all
                        select concat_ws(' ', 'function', pg_get_functiondef(pg_proc.oid), proacl, obj_description(pg_proc.oid, 'pg_proc'))
                          from pg_proc
                          join pg_namespace on pg_namespace.oid = pronamespace
                         where nspname = :schema
                           and prokind in ('f', 'p')
                        union all
                        select concat_ws(' ', 'type', typname, typtype, typnotnull, typdefault, format_type(typbasetype, typtypmod)
                             , (select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum where enumtypid = pg_type.oid)
                             , (select string_agg(pg_get_constraintdef(pg_constraint.oid), ',' order by conname) from pg_constraint where contypid = pg_type.oid))
                          from pg_type
                          join pg_namespace on pg_namespace.oid = typnamespace
                         where nspname = :schema
                           and typtype in ('e', 'd', 'r')
                        union all
                        select concat_ws(' ', 'statistics', pg_get_statisticsobjdef(pg_statistic_ext.oid))
                          from pg_statistic_ext
                          join pg_namespace on pg_namespace.oid = stxnamespace
                         where nspname = :schema
                         order by 1
                        """).param("schema", schema).query(String.class).list();
    }
}
