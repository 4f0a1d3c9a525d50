package org.chamicore.db.statistics;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks the server for what it counts; every login may ask all of this. */
class StatisticsRepository {

    private static final int NOT_COUNTED = -1;

    private final JdbcClient jdbc;

    StatisticsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DatabaseStatistics database() {
        return jdbc.sql("""
                        with client as (
                            select application_name
                                 , application_name ~ '^[a-z_]+(-listen)?/[0-9]{1,6}/[0-9a-f]{8}$' as ours
                                 , application_name ~ '^[a-z_]+/[0-9]{1,6}/[0-9a-f]{8}$'           as pooled
                              from pg_stat_activity
                             where datname is not null
                        )
                           , instance as (
                            select split_part(application_name, '/', 3)                    as id
                                 , max(cast(split_part(application_name, '/', 2) as int)) as most
                              from client
                             where ours
                             group by split_part(application_name, '/', 3)
                        )
                        select pg_database_size(current_database()) as bytes
                             , xact_commit                          as commits
                             , xact_rollback                        as rollbacks
                             , (select coalesce(sum(most), 0) from instance)
                                 + (select count(*) from client where pooled is not true) as connections_wanted
                             , cast(current_setting('max_connections') as int)
                                 - cast(current_setting('superuser_reserved_connections') as int)
                                 - coalesce(cast(current_setting('reserved_connections', true) as int), 0) as connections_available
                             , (select count(*) from instance) as replicas
                             , -1                              as slow_statements
                          from pg_stat_database
                         where datname = current_database()
                        """).query(DatabaseStatistics.class).single();
    }

    List<TableStatistics> tables() {
        return jdbc.sql("""
                        with recursive part (root, relid) as (
                            select oid, oid
                              from pg_class
                             where relnamespace = cast(current_schema() as regnamespace)
                               and relkind in ('r', 'p')
                               and not relispartition
                            union all
                            select part.root, pg_inherits.inhrelid
                              from part
                              join pg_inherits on pg_inherits.inhparent = part.relid
                        )
                        select root.relname                                          as table
                             , cast(sum(pg_total_relation_size(part.relid)) as bigint) as bytes
                             , cast(coalesce(sum(n_live_tup), 0) as bigint)          as rows
                             , cast(coalesce(sum(n_dead_tup), 0) as bigint)          as dead_rows
                          from part
                          join pg_class as root on root.oid = part.root
                          left join pg_stat_all_tables as counted on counted.relid = part.relid
                         group by root.relname
                         order by root.relname
                        """).query(TableStatistics.class).list();
    }

    /** Notes how large the tables are in this hour, unless that is noted already. */
    void note(List<TableStatistics> tables) {
        jdbc.sql("""
                        insert into table_sizes (relation, recorded_at, bytes, row_count)
                        select relation, date_trunc('hour', now(), 'UTC'), bytes, row_count
                          from unnest(cast(:relations as text[]), cast(:sizes as bigint[]), cast(:counts as bigint[]))
                               as measured (relation, bytes, row_count)
                            on conflict (relation, recorded_at) do nothing
                        """)
                .param("relations", tables.stream().map(TableStatistics::table).toArray(String[]::new))
                .param("sizes", tables.stream().map(TableStatistics::bytes).toArray(Long[]::new))
                .param("counts", tables.stream().map(TableStatistics::rows).toArray(Long[]::new))
                .update();
    }

    /** Of each table its first and its last note of these, those first that grew most. */
    List<TableGrowth> growth(Duration age) {
        return jdbc.sql("""
                        with noted as (
                            select relation
                                 , min(recorded_at) as since
                                 , max(recorded_at) as until
                              from table_sizes
                             where recorded_at >= now() - make_interval(secs => :age)
                             group by relation
                        )
                        select noted.relation
                             , noted.since
                             , noted.until
                             , before.bytes       as bytes_before
                             , after.bytes        as bytes
                             , before.row_count   as rows_before
                             , after.row_count    as rows
                          from noted
                          join table_sizes as before on before.relation = noted.relation and before.recorded_at = noted.since
                          join table_sizes as after  on after.relation  = noted.relation and after.recorded_at  = noted.until
                         order by after.bytes - before.bytes desc, noted.relation
                        """)
                .param("age", age.toSeconds())
                .query((row, number) -> new TableGrowth(
                        row.getString("relation"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getObject("until", OffsetDateTime.class).toInstant(),
                        row.getLong("bytes_before"),
                        row.getLong("bytes"),
                        row.getLong("rows_before"),
                        row.getLong("rows")))
                .list();
    }

    /** Kinds of statements of this login whose mean is above a second; -1 where the server does not count them. */
    int slowStatements() {
        boolean counted = jdbc.sql("""
                        select exists (
                            select
                              from pg_class
                              join pg_namespace on pg_namespace.oid = relnamespace
                             where nspname = 'chamicore_statistics'
                               and relname = 'pg_stat_statements'
                               and has_schema_privilege(pg_namespace.oid, 'usage'))
                        """).query(Boolean.class).single();
        return !counted ? NOT_COUNTED : jdbc.sql("""
                        select count(*)
                          from chamicore_statistics.pg_stat_statements
                         where dbid           = (select oid from pg_database where datname = current_database())
                           and userid         = (select oid from pg_roles where rolname = current_user)
                           and mean_exec_time > 1000
                        """).query(Integer.class).single();
    }
}
