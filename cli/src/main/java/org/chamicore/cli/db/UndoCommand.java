package org.chamicore.cli.db;

import java.util.concurrent.Callable;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.suite.DatabaseAccess;
import org.chamicore.cli.suite.DatabaseTarget;
import org.chamicore.db.migration.SchemaMigrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "undo",
        description = "takes the newest version of a schema back, and with it what only that version could hold",
        footer = {"", "Without --schema it takes one version back in each."})
final class UndoCommand implements Callable<Integer> {

    @Mixin
    private DatabaseTarget target = new DatabaseTarget();

    @Override
    public Integer call() {
        if (target.isServed()) {
            throw new RefusedException(
                    "The services are running and need the versions that they have: './chamicore down' first");
        }
        try (DatabaseAccess database = target.open()) {
            target.services().forEach(service -> {
                SchemaMigrations schema = database.migrations(service);
                System.out.println(schema.undo()
                        .map(version -> "%s: version %s taken back, at version %s"
                                .formatted(
                                        service.schema(),
                                        version,
                                        schema.current().orElse("none")))
                        .orElse("%s: nothing to take back".formatted(service.schema())));
            });
        }
        return 0;
    }
}
