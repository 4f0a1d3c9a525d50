package org.chamicore.cli.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.console.Table;
import org.chamicore.cli.suite.DatabaseAccess;
import org.chamicore.cli.suite.DatabaseTarget;
import org.chamicore.cli.suite.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "size",
        description = "how large the schemas and tables are, and how well VACUUM keeps up with them",
        footer = {"", "How they grew over time: 'chamicore upkeep history', and the dashboard 'Chamicore: database'."})
public final class SizeCommand implements Callable<Integer> {

    @Mixin
    private DatabaseTarget target = new DatabaseTarget();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "15",
            description = "the largest tables, at most that many (default: ${DEFAULT-VALUE})")
    private int limit;

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Override
    public Integer call() {
        String[] schemas = target.services().stream().map(Service::schema).toArray(String[]::new);
        try (DatabaseAccess database = target.open();
                Connection connection = database.widest().connect()) {
            Rows rows = new Rows(connection);
            Object chosen = connection.createArrayOf("text", schemas);
            List<Map<String, String>> bySchema = rows.of(SCHEMAS, chosen);
            List<Map<String, String>> byTable = rows.of(TABLES, chosen, limit);
            System.out.print(
                    json
                            ? JsonMapper.shared().writeValueAsString(Map.of("schemas", bySchema, "tables", byTable))
                                    + "\n"
                            : table(bySchema, "SCHEMA", "TABLES", "SIZE", "INDEXES", "ROWS") + "\n"
                                    + table(
                                            byTable,
                                            "TABLE",
                                            "SIZE",
                                            "INDEXES",
                                            "ROWS",
                                            "DEAD",
                                            "VACUUMED",
                                            "ANALYZED"));
            return 0;
        } catch (SQLException failed) {
            throw new RefusedException("The database cannot be asked: " + failed.getMessage(), failed);
        }
    }

    private static String table(List<Map<String, String>> rows, String... heading) {
        Table table = new Table(heading);
        rows.forEach(row -> table.row(row.values().toArray(String[]::new)));
        return table.toString();
    }

    private static final String SCHEMAS = """
        select schemaname
             , count(*) as tables
             , pg_size_pretty(sum(pg_total_relation_size(relid))) as size
             , pg_size_pretty(sum(pg_indexes_size(relid))) as indexes
             , sum(n_live_tup) as rows
          from pg_stat_user_tables
         where schemaname = any(?)
         group by schemaname
         order by sum(pg_total_relation_size(relid)) desc
        """;

    private static final String TABLES = """
        select format('%I.%I', schemaname, relname) as name
             , pg_size_pretty(pg_total_relation_size(relid)) as size
             , pg_size_pretty(pg_indexes_size(relid)) as indexes
             , n_live_tup as rows
             , n_dead_tup as dead
             , coalesce(to_char(greatest(last_vacuum, last_autovacuum), 'YYYY-MM-DD HH24:MI'), 'never') as vacuumed
             , coalesce(to_char(greatest(last_analyze, last_autoanalyze), 'YYYY-MM-DD HH24:MI'), 'never') as analyzed
          from pg_stat_user_tables
         where schemaname = any(?)
         order by pg_total_relation_size(relid) desc
         limit ?
        """;
}
