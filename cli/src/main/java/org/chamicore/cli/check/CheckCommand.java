package org.chamicore.cli.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.console.Table;
import org.chamicore.cli.suite.DatabaseAccess;
import org.chamicore.cli.suite.DatabaseLogin;
import org.chamicore.cli.suite.DatabaseTarget;
import org.chamicore.cli.suite.Service;
import org.chamicore.db.migration.SchemaMigrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "check",
        description =
                "looks at the database as an administrator would: versions, connections, bloat, indexes, sequences,"
                        + " rights, and whether settings fit what was measured",
        footer = {"", "The exit code is 1 where something is bad; advice alone leaves it at 0."})
public final class CheckCommand implements Callable<Integer> {

    @Mixin
    private DatabaseTarget target = new DatabaseTarget();

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            defaultValue = "1",
            description = "copies of each service, for the connection budget (default: ${DEFAULT-VALUE})")
    private int replicas;

    @Option(
            names = "--max-conns",
            paramLabel = "N",
            defaultValue = "${env:DB_MAX_CONNS:-25}",
            description = "connections that each copy may open (default: DB_MAX_CONNS, else 25)")
    private int maxConns;

    @Override
    public Integer call() {
        try (DatabaseAccess database = target.open()) {
            List<Finding> findings = findings(database);
            Verdict worst = findings.stream()
                    .map(Finding::verdict)
                    .max(Verdict::compareTo)
                    .orElseThrow();
            System.out.print(json ? json(worst, findings) : table(findings));
            return worst == Verdict.BAD ? 1 : 0;
        }
    }

    private List<Finding> findings(DatabaseAccess database) {
        DatabaseLogin login = database.widest();
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = login.connect()) {
            Rows rows = new Rows(connection);
            int services = Service.values().length;
            // Each copy listens for changes over one connection more than its pool has.
            findings.addAll(new ServerChecks(rows, services * replicas * (maxConns + 1)).findings());
            target.services().forEach(service -> findings.add(version(database, service)));
            findings.addAll(new TableChecks(rows).findings());
            int free = Integer.parseInt(ServerChecks.connections(rows).getOrDefault("free", "0"));
            findings.addAll(
                    new PoolChecks(rows, target.services(), free - services * replicas * (maxConns + 1), maxConns)
                            .findings());
            findings.addAll(new TuningChecks(rows).findings());
            findings.addAll(new RoleChecks(rows).findings());
        } catch (SQLException failed) {
            throw new RefusedException("%s cannot be asked: %s".formatted(login, failed.getMessage()), failed);
        }
        return findings;
    }

    private static Finding version(DatabaseAccess database, Service service) {
        SchemaMigrations schema = database.migrations(service);
        String subject = "schema " + service.schema();
        Optional<String> current = schema.current();
        String found = "at version %s, this release knows %s".formatted(current.orElse("none"), schema.newest());
        int order = current.orElse("").compareTo(schema.newest());
        if (order == 0) {
            return Finding.ok(subject, found);
        }
        return order < 0
                ? new Finding(subject, Verdict.ADVICE, found, "chamicore db migrate, which the services need to start")
                : new Finding(
                        subject, Verdict.BAD, found, "use the newer release, or go back with its 'chamicore db undo'");
    }

    private static String table(List<Finding> findings) {
        Table table = new Table("WHAT", "VERDICT", "FOUND", "ADVICE");
        findings.forEach(each -> table.row(
                each.subject(),
                each.verdict().text(),
                each.found(),
                each.advice().isEmpty() ? "-" : each.advice()));
        return table.toString();
    }

    private static String json(Verdict worst, List<Finding> findings) {
        record Report(Verdict verdict, List<Finding> findings) {}
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(new Report(worst, findings))
                + "\n";
    }
}
