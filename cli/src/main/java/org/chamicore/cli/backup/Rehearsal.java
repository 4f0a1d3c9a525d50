package org.chamicore.cli.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.pgtools.PgToolsOption;
import org.chamicore.cli.pgtools.PgVersion;
import org.chamicore.cli.suite.DataFolder;
import org.chamicore.cli.suite.DatabaseLogin;
import org.chamicore.cli.suite.DatabaseRoles;
import org.chamicore.cli.suite.FreePorts;
import org.chamicore.cli.suite.ProjectRoot;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.Suite;
import org.chamicore.cli.suite.SuiteSettings;
import org.springframework.util.FileSystemUtils;

/** A restore as it would be on the day that it is needed, on an embedded server of its own that is deleted afterwards. */
final class Rehearsal {

    private static final String PART = "rehearsal";
    private static final String KEY = "auth-encryption-key";

    /** Nobody but this program reaches these services, and it needs no token. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("CHAMICORE_AUTH_MODE", "off", "SERVER_ADDRESS", "127.0.0.1", "CHAMICORE_FAST_START", "off");

    private final BackupFolder backup;
    private final Manifest manifest;
    private final DataFolder live;
    private final Progress progress;

    /** @param live the folder of the suite whose secrets the backup was made with */
    Rehearsal(BackupFolder backup, Manifest manifest, DataFolder live, Progress progress) {
        this.backup = backup;
        this.manifest = manifest;
        this.live = live;
        this.progress = progress;
    }

    /** @return how what is served differs from what the manifest remembers; empty when it does not */
    List<String> run(PgToolsOption programs, Path work) {
        refuseParts();
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(work), "chamicore-rehearsal");
            try {
                boolean withAuth = bringKey(folder);
                return run(programs, new DataFolder(folder), withAuth);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> run(PgToolsOption programs, DataFolder folder, boolean withAuth) {
        SuiteSettings settings = new SuiteSettings(ProjectRoot.find(), folder, FreePorts.choose(), null, ENVIRONMENT);
        try (Suite suite = Suite.open(settings, progress)) {
            suite.startDatabase();
            DatabaseLogin admin = DatabaseLogin.of(
                    suite.database().jdbcUrl(), DatabaseRoles.credentials(folder.secrets(), DatabaseRoles.SUPERUSER));
            PgVersion server = version(admin);
            new Restore(admin, programs.toRestore(PgVersion.parse(manifest.pgDump()), server), backup, progress)
                    .whole(manifest, false, Map.of());
            suite.migrate();
            List<Service> services = new ArrayList<>(List.of(Service.INVENTORY, Service.BOOT, Service.CLOUD_INIT));
            if (withAuth) {
                services.add(Service.AUTH);
            } else {
                progress.say(PART, "auth is left out: %s has no %s".formatted(live.path(), KEY));
            }
            suite.start(services);
            return differences(new Samples(suite.address()::of, ""));
        }
    }

    private List<String> differences(Samples served) {
        List<Sample> expected = manifest.samples();
        if (expected.isEmpty()) {
            progress.say(PART, "the manifest remembers no node's documents: looking whether the services serve any");
            served.choose(1);
            return List.of();
        }
        List<Sample> found = served.of(expected.stream().map(Sample::node).toList());
        List<String> differences = new ArrayList<>();
        for (int number = 0; number < expected.size(); number++) {
            Sample before = expected.get(number);
            Sample now = found.get(number);
            before.documents().forEach((name, hash) -> {
                if (!hash.equals(now.documents().get(name))) {
                    differences.add("the %s of %s is another".formatted(name, before.node()));
                }
            });
        }
        progress.say(PART, "boot scripts and seed documents of %d nodes compared".formatted(expected.size()));
        return differences;
    }

    private void refuseParts() {
        for (Service service : Service.values()) {
            if (!manifest.schemas().containsKey(service.schema())) {
                throw new RefusedException(
                        "The backup holds only a part of the database (%s), which cannot serve anybody: check its files with --files-only"
                                .formatted(String.join(", ", manifest.schemas().keySet())));
            }
        }
    }

    /** Without its key auth cannot open what it has sealed. */
    private boolean bringKey(Path folder) throws IOException {
        if (!live.secrets().has(KEY)) {
            return false;
        }
        String key = Files.readString(live.secrets().file(KEY));
        new DataFolder(folder).secrets().file(KEY, () -> key);
        return true;
    }

    private static PgVersion version(DatabaseLogin login) {
        try (Connection connection = login.connect()) {
            return PgVersion.of(connection);
        } catch (SQLException failed) {
            throw new RefusedException("%s cannot be reached: %s".formatted(login, failed.getMessage()), failed);
        }
    }
}
