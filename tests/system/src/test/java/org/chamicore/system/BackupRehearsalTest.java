package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.postgres.InstalledPostgres;
import org.chamicore.cli.suite.DataFolder;
import org.chamicore.cli.suite.Suite;
import org.chamicore.cli.suite.SuiteSettings;
import org.chamicore.db.settings.DatabaseUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A suite on the oldest PostgreSQL that is supported is backed up while it runs, and the backup is rehearsed. */
class BackupRehearsalTest {

    @TempDir
    Path folder;

    @Test
    void whatNodesAreServedComesBackAndWhatDiffersIsNamed() throws SQLException, IOException, InterruptedException {
        InstalledPostgres server = InstalledPostgres.orSkip();
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup");
        SuiteSettings settings = new SuiteSettings(
                SystemSuite.root(),
                new DataFolder(data),
                SystemSuite.freePorts(),
                DatabaseUrl.parse(server.newDatabase()),
                Map.of());
        Suite suite = Suite.open(settings, new Progress(System.out));
        try (suite) {
            suite.start();
            Launcher.run("demo", "--data", data.toString()).succeeded();
            Launcher.run("db", "backup", "--out", backup.toString(), "--data", data.toString())
                    .succeeded();
            assertThat(Launcher.run("db", "restore", backup.toString(), "--data", data.toString())
                            .failed())
                    .contains("The services are running on that database");
        }
        assertThat(verify(backup, data).succeeded()).contains("brings everything back", "3 nodes' documents");

        Path manifest = backup.resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest).replaceFirst("(\"boot script\" : \")[0-9a-f]{64}", "$1" + "0".repeat(64)));
        assertThat(verify(backup, data).failed()).containsPattern("the boot script of x1000c\\S+ is another");
    }

    private Launcher.Outcome verify(Path backup, Path data) throws IOException, InterruptedException {
        return Launcher.run(
                "db",
                "verify",
                backup.toString(),
                "--data",
                data.toString(),
                "--work",
                folder.resolve("work").toString());
    }
}
