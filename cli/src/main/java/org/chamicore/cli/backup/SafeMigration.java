package org.chamicore.cli.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.pgtools.PgTools;
import org.chamicore.cli.pgtools.PgToolsOption;
import org.chamicore.cli.pgtools.PgVersion;
import org.chamicore.cli.suite.DatabaseAccess;
import org.chamicore.cli.suite.DatabaseRoles;
import org.chamicore.cli.suite.Service;

/** The backup that is written before a database that holds something is migrated. */
public final class SafeMigration {

    private static final String PART = "backup";

    private SafeMigration() {}

    /**
     * Writes it, where there is something to migrate and a pg_dump that fits; says so where there is none.
     *
     * @param into folder of backups
     */
    public static void backup(DatabaseAccess database, List<Service> services, PgToolsOption programs, Path into) {
        if (services.stream().noneMatch(service -> isOlder(database, service))) {
            return;
        }
        Progress progress = new Progress(System.err);
        Optional<PgTools> tools = tools(database, programs);
        if (tools.isEmpty()) {
            progress.say(
                    PART, "none is written: there is no pg_dump that fits this server (see 'chamicore db backup')");
            return;
        }
        Shelf shelf = new Shelf(into, progress);
        List<String> schemas =
                Arrays.stream(Service.values()).map(Service::schema).toList();
        new Backup(database, tools.get(), progress)
                .write(shelf.next(Clock.systemUTC().instant()), schemas, true, List::of, Shared.none());
    }

    /** A schema that holds nothing yet needs no backup. */
    private static boolean isOlder(DatabaseAccess database, Service service) {
        var schema = database.migrations(service);
        return schema.current()
                .filter(current -> current.compareTo(schema.newest()) < 0)
                .isPresent();
    }

    private static Optional<PgTools> tools(DatabaseAccess database, PgToolsOption programs) {
        try (Connection connection = database.login(DatabaseRoles.BACKUP).connect()) {
            return programs.toDumpIfThere(PgVersion.of(connection));
        } catch (SQLException failed) {
            throw new RefusedException("No backup can be written: " + failed.getMessage(), failed);
        }
    }
}
