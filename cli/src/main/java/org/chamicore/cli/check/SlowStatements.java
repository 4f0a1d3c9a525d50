package org.chamicore.cli.check;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The statements of this database that take long on average, as pg_stat_statements has counted them. */
record SlowStatements(Rows rows) {

    static final String HOW_TO_LOAD =
            "set shared_preload_libraries = 'pg_stat_statements', restart the server, and 'create extension"
                    + " pg_stat_statements'";

    /** Whether the extension is there and its library loaded. */
    static boolean isLoaded(Rows rows) throws SQLException {
        return rows.holds("""
            select exists (select from pg_extension where extname = 'pg_stat_statements')
               and current_setting('pg_stat_statements.max', true) is not null
            """);
    }

    /**
     * The slowest first.
     *
     * @param meanMillis those that take longer than that on average
     */
    List<Map<String, String>> slower(double meanMillis, int limit) throws SQLException {
        // The extension lies in a schema of the administrator's choice, so the server writes the question.
        String question = rows.one("""
            select format(
                       $$
                       select u.rolname as role
                            , s.calls
                            , round(s.mean_exec_time::numeric, 1) as mean
                            , round(s.max_exec_time::numeric, 1) as longest
                            , round(s.total_exec_time::numeric / 1000, 1) as total
                            , regexp_replace(s.query, '\\s+', ' ', 'g') as statement
                         from %I.pg_stat_statements s
                         join pg_roles u on u.oid = s.userid
                        where s.dbid = (select oid from pg_database where datname = current_database())
                          and s.mean_exec_time > ?
                        order by s.mean_exec_time desc
                        limit ?
                       $$
                     , n.nspname)
              from pg_extension e
              join pg_namespace n on n.oid = e.extnamespace
             where e.extname = 'pg_stat_statements'
            """);
        return rows.of(question, meanMillis, limit);
    }
}
