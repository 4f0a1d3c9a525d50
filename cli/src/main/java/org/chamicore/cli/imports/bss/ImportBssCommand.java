package org.chamicore.cli.imports.bss;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.chamicore.cli.imports.ImportOptions;
import org.chamicore.cli.imports.PostgresSource;
import org.chamicore.cli.token.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "bss",
        description = "brings over the boot parameters of the boot script service",
        footer = {
            "",
            "It may be run again. User and password come from PGUSER and PGPASSWORD, or --password-file; for etcd from",
            "ETCDCTL_USER (USER:PASSWORD)."
        })
public final class ImportBssCommand implements Callable<Integer> {

    @Mixin
    private ImportOptions options = new ImportOptions();

    @Option(
            names = "--from",
            paramLabel = "URL",
            required = true,
            description =
                    "postgres://USER@HOST:PORT/NAME, or etcd://HOST:PORT, http://… or https://… of its etcd; without a password")
    private String from = "";

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "file with the password of the database's user")
    private @Nullable Path passwordFile;

    @Option(names = "--from-cacert", paramLabel = "FILE", description = "certificates to trust at etcd, PEM")
    private @Nullable Path certificates;

    @Override
    public Integer call() {
        if (!PostgresSource.isMeant(from)) {
            return options.run("bss " + from, Role.OPERATOR, to -> {
                String login = Objects.requireNonNullElse(System.getenv("ETCDCTL_USER"), "");
                return new BssKeys(Etcd.open(from, certificates, login), new BootParameters(to));
            });
        }
        try (PostgresSource database = PostgresSource.open(from, passwordFile, BssDatabase.TABLE)) {
            return options.run(
                    "bss " + database, Role.OPERATOR, to -> new BssDatabase(database, new BootParameters(to)));
        }
    }
}
