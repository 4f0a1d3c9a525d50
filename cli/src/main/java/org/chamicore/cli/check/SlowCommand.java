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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "slow",
        description = "the statements that take long on average, as pg_stat_statements has counted them")
public final class SlowCommand implements Callable<Integer> {

    private static final int SHOWN = 160;

    @Mixin
    private DatabaseTarget target = new DatabaseTarget();

    @Option(
            names = "--mean",
            paramLabel = "MS",
            defaultValue = "1000",
            description = "those that take longer than that on average (default: ${DEFAULT-VALUE} ms)")
    private double mean;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "at most (default: ${DEFAULT-VALUE})")
    private int limit;

    @Option(names = "--json", description = "for programs; with the whole statements")
    private boolean json;

    @Override
    public Integer call() {
        try (DatabaseAccess database = target.open();
                Connection connection = database.widest().connect()) {
            Rows rows = new Rows(connection);
            if (!SlowStatements.isLoaded(rows)) {
                throw new RefusedException(
                        "pg_stat_statements is not there, so nothing is counted: " + SlowStatements.HOW_TO_LOAD);
            }
            List<Map<String, String>> found = new SlowStatements(rows).slower(mean, limit);
            System.out.print(json ? JsonMapper.shared().writeValueAsString(found) + "\n" : table(found));
            return 0;
        } catch (SQLException failed) {
            throw new RefusedException("The database cannot be asked: " + failed.getMessage(), failed);
        }
    }

    private String table(List<Map<String, String>> found) {
        if (found.isEmpty()) {
            return "No statement takes longer than %.0f ms on average.%n".formatted(mean);
        }
        Table table = new Table("ROLE", "CALLS", "MEAN ms", "MAX ms", "TOTAL s", "STATEMENT");
        found.forEach(each -> {
            String[] cells = each.values().toArray(String[]::new);
            int last = cells.length - 1;
            cells[last] = cells[last].length() > SHOWN ? cells[last].substring(0, SHOWN) + "…" : cells[last];
            table.row(cells);
        });
        return table.toString();
    }
}
