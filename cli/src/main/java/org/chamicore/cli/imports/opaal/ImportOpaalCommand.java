package org.chamicore.cli.imports.opaal;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.imports.Destination;
import org.chamicore.cli.imports.ImportOptions;
import org.chamicore.cli.imports.Source;
import org.chamicore.cli.imports.opaal.OpaalFile.Grants;
import org.chamicore.cli.token.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "opaal",
        description = "makes accounts of OPAAL's clients, and identity providers of their issuers",
        footer = {"", "It may be run again. Accounts get new secrets, which are written to --secrets and shown nowhere."
        })
public final class ImportOpaalCommand implements Callable<Integer> {

    @Mixin
    private ImportOptions options = new ImportOptions();

    @Option(names = "--from", paramLabel = "FILE", required = true, description = "OPAAL's SQLite file")
    private Path from = Path.of("");

    @Option(
            names = "--secrets",
            paramLabel = "FILE",
            description = "where the secrets of new accounts are added (0600)")
    private @Nullable Path secrets;

    @Option(
            names = "--role",
            defaultValue = "viewer",
            description = "what each account may do: viewer, operator, admin or service (default: viewer)")
    private String role = "viewer";

    @Option(
            names = "--group-role",
            paramLabel = "GROUP=ROLE",
            description = "what members of a group of the identity providers may do; may be repeated")
    private Map<String, String> groupRoles = new TreeMap<>();

    @Override
    public Integer call() {
        return options.run("opaal " + from, Role.ADMIN, this::open);
    }

    private Source open(Destination to) {
        return new OpaalFile(
                from,
                new ServiceAccounts(to.auth(), secretFile()::add),
                new Providers(to.auth()),
                new Grants(role, groupRoles));
    }

    private SecretFile secretFile() {
        if (options.isDryRun()) {
            return new SecretFile(Path.of("")); // nothing is made, so it is not touched
        }
        if (secrets == null) {
            throw new RefusedException("Accounts get new secrets: --secrets FILE says where to write them");
        }
        return new SecretFile(secrets).made();
    }
}
