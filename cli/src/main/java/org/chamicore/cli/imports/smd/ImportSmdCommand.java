package org.chamicore.cli.imports.smd;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chamicore.cli.imports.ImportOptions;
import org.chamicore.cli.imports.PostgresSource;
import org.chamicore.cli.token.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "smd",
        description =
                "brings over the state manager's components, interfaces, endpoints, hardware, groups and the rest",
        footer = {
            "",
            "It reads one snapshot of the state manager's PostgreSQL and may be run again. The user and the password come from PGUSER",
            "and PGPASSWORD, or --password-file."
        })
public final class ImportSmdCommand implements Callable<Integer> {

    @Mixin
    private ImportOptions options = new ImportOptions();

    @Option(
            names = "--from",
            paramLabel = "URL",
            required = true,
            description = "postgres://USER@HOST:PORT/NAME, without a password")
    private String from = "";

    @Option(names = "--password-file", paramLabel = "FILE", description = "file with the password of that user")
    private @Nullable Path passwordFile;

    @Override
    public Integer call() {
        try (PostgresSource database = PostgresSource.open(from, passwordFile, SmdDatabase.TABLE)) {
            return options.run("smd " + database, Role.OPERATOR, to -> new SmdDatabase(database, to.inventory()));
        }
    }
}
