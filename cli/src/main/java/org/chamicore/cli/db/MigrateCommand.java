package org.chamicore.cli.db;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "migrate", description = "brings every schema to the newest version that this release knows")
final class MigrateCommand implements Callable<Integer> {

    @Mixin
    private SchemaOptions options = new SchemaOptions();

    @Override
    public Integer call() {
        options.forEach((service, schema) -> System.out.printf(
                "%s: %d applied, at version %s%n", service.schema(), schema.migrate(), schema.newest()));
        return 0;
    }
}
