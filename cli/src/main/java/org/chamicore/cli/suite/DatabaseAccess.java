package org.chamicore.cli.suite;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.db.migration.SchemaMigrations;
import org.chamicore.db.settings.DatabaseUrl;

/**
 * The database that a command works on: one that was named, else that of the running suite, else the embedded one, which
 * runs for as long as this is open.
 */
public final class DatabaseAccess implements AutoCloseable {

    private record Use(List<String> services, Supplier<Map<String, String>> passwords, Runnable close) {}

    private final DataFolder data;
    private final Function<String, DatabaseLogin> byRole;
    private final Optional<DatabaseLogin> admin;
    private final Function<Service, SchemaMigrations> migrations;
    private final Use use;

    private DatabaseAccess(
            DataFolder data,
            Function<String, DatabaseLogin> byRole,
            Optional<DatabaseLogin> admin,
            Function<Service, SchemaMigrations> migrations,
            Use use) {
        this.data = data;
        this.byRole = byRole;
        this.admin = admin;
        this.migrations = migrations;
        this.use = use;
    }

    static DatabaseAccess open(DataFolder data, Optional<DatabaseUrl> named, Progress progress) {
        Optional<SuiteRecord> running =
                SuiteRecord.read(data).filter(record -> !record.live().isEmpty());
        return named.map(url -> named(data, new ExternalDatabase(url)))
                .or(() -> running.map(record -> running(data, record)))
                .orElseGet(() -> embedded(data, progress));
    }

    /** With the rights of one of the suite's roles. */
    public DatabaseLogin login(String role) {
        return byRole.apply(role);
    }

    /** The administrator's. */
    public DatabaseLogin admin() {
        return admin.orElseThrow(() -> new RefusedException(
                "The suite on %s uses a database whose administrator it does not know: name it with --database-url, with an administrator's credentials"
                        .formatted(data.path())));
    }

    /** The administrator's, where it is known; else that of the role that may read everything. */
    public DatabaseLogin widest() {
        return admin.orElseGet(() -> login(DatabaseRoles.BACKUP));
    }

    public SchemaMigrations migrations(Service service) {
        return migrations.apply(service);
    }

    /** The services of the running suite, which use this database; none where it was named. */
    public List<String> services() {
        return use.services();
    }

    /** The suite's folder, which may hold the passwords of the roles. */
    public DataFolder data() {
        return data;
    }

    /** The passwords that the suite has for its roles; none for a database that was named, which may be anybody's. */
    public Map<String, String> passwords() {
        return use.passwords().get();
    }

    @Override
    public void close() {
        use.close().run();
    }

    private static DatabaseAccess named(DataFolder data, ExternalDatabase database) {
        DatabaseLogin login = database.login();
        return new DatabaseAccess(
                data, login::as, Optional.of(login), database::migrations, new Use(List.of(), Map::of, () -> {}));
    }

    private static DatabaseAccess running(DataFolder data, SuiteRecord record) {
        return new DatabaseAccess(
                data,
                byRole(data, record.jdbcUrl()),
                record.embedded()
                        ? Optional.of(byRole(data, record.jdbcUrl()).apply(DatabaseRoles.SUPERUSER))
                        : Optional.empty(),
                service -> SuiteDatabase.migrations(data, record.jdbcUrl(), service),
                new Use(List.copyOf(record.live().keySet()), () -> DatabaseRoles.passwords(data.secrets()), () -> {}));
    }

    private static DatabaseAccess embedded(DataFolder data, Progress progress) {
        SuiteSettings settings =
                new SuiteSettings(ProjectRoot.find(), data, Ports.read(System::getenv), null, Map.of());
        Suite own = Suite.open(settings, progress);
        try {
            own.startDatabase();
        } catch (RuntimeException failed) {
            own.close();
            throw failed;
        }
        Function<String, DatabaseLogin> byRole = byRole(data, own.database().jdbcUrl());
        return new DatabaseAccess(
                data,
                byRole,
                Optional.of(byRole.apply(DatabaseRoles.SUPERUSER)),
                own.database()::migrations,
                new Use(List.of(), () -> DatabaseRoles.passwords(data.secrets()), own::close));
    }

    private static Function<String, DatabaseLogin> byRole(DataFolder data, String jdbcUrl) {
        return role -> DatabaseLogin.of(jdbcUrl, DatabaseRoles.credentials(data.secrets(), role));
    }
}
