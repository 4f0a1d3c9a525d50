package org.chamicore.cli.rotate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.secrets.Secrets;
import org.chamicore.cli.suite.DatabaseAccess;
import org.chamicore.cli.suite.DatabaseRoles;
import org.chamicore.cli.suite.DatabaseTarget;
import org.chamicore.db.bootstrap.Bootstrap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rotate-password",
        description =
                "gives a role of the database a new password, which is made up and written to the role's password file",
        footer = {
            "",
            "Services read that file for each connection that they open, so they go on: connections that are open stay"
                    + " open."
        })
public final class RotatePasswordCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ROLE", description = "such as smd, smd_owner or chamicore_backup")
    private String role = "";

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "the role's password file (default: secrets/db-ROLE of the data folder)")
    private @Nullable Path file;

    @Mixin
    private DatabaseTarget target = new DatabaseTarget();

    @Override
    public Integer call() {
        if (DatabaseRoles.all().noneMatch(role::equals)) {
            throw new RefusedException("There is no role '%s': write one of %s"
                    .formatted(role, String.join(", ", DatabaseRoles.all().toList())));
        }
        if (file == null && target.named().isPresent()) {
            throw new RefusedException(
                    "Name the role's password file with --file: which one belongs to that database is not known here");
        }
        try (DatabaseAccess database = target.open()) {
            Path kept = Optional.ofNullable(file)
                    .map(Path::toAbsolutePath)
                    .orElseGet(() -> DatabaseRoles.passwordFile(database.data().secrets(), role));
            Secrets folder = new Secrets(Objects.requireNonNull(kept.getParent()));
            String name = String.valueOf(kept.getFileName());
            try (Connection admin = database.admin().connect()) {
                folder.replace(name, password -> apply(admin, password));
            }
            System.out.printf("%s has a new password, in %s%n", role, kept);
            return 0;
        } catch (SQLException failed) {
            throw refused(failed);
        }
    }

    private void apply(Connection admin, String password) {
        try {
            Bootstrap.apply(admin, Map.of(role, password));
        } catch (SQLException failed) {
            throw refused(failed);
        }
    }

    private RefusedException refused(SQLException failed) {
        return new RefusedException(
                "The password of %s stays as it is: %s".formatted(role, failed.getMessage()), failed);
    }
}
