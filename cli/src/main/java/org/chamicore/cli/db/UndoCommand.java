package org.chamicore.cli.db;

import java.util.concurrent.Callable;
import org.chamicore.cli.console.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "undo",
        description = "takes the newest version of a schema back, and with it what only that version could hold",
        footer = {"", "Without --schema it takes one version back in each."})
final class UndoCommand implements Callable<Integer> {

    @Mixin
    private SchemaOptions options = new SchemaOptions();

    @Override
    public Integer call() {
        if (options.runningSuite().isPresent()) {
            throw new RefusedException(
                    "The services are running and need the versions that they have: './chamicore down' first");
        }
        options.forEach((service, schema) -> System.out.println(schema.undo()
                .map(version -> "%s: version %s taken back, at version %s"
                        .formatted(service.schema(), version, schema.current().orElse("none")))
                .orElse("%s: nothing to take back".formatted(service.schema()))));
        return 0;
    }
}
