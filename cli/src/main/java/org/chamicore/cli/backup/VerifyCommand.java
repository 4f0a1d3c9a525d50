package org.chamicore.cli.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.pgtools.PgToolsOption;
import org.chamicore.cli.suite.SuiteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description =
                "rehearses a restore: on a server made for it, up to what nodes are served; then takes all of it away",
        footer = {"", "The exit code is 0 only if the backup could replace what runs."})
public final class VerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "the backup's folder")
    private Path folder = Path.of("");

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Mixin
    private PgToolsOption programs = new PgToolsOption();

    @Option(
            names = "--work",
            paramLabel = "DIR",
            defaultValue = "${sys:java.io.tmpdir}",
            description = "where the rehearsal's database is made and deleted again (default: ${DEFAULT-VALUE})")
    private Path work = Path.of("/tmp");

    @Option(names = "--files-only", description = "reads every file and compares it with the manifest, and no more")
    private boolean filesOnly;

    @Override
    public Integer call() {
        BackupFolder backup = new BackupFolder(folder);
        Progress progress = new Progress(System.err);
        Manifest manifest = backup.readWhole();
        progress.say(
                "verify",
                "%d files, %s: every one is as it was written"
                        .formatted(manifest.files().size(), Size.text(manifest.bytes())));
        if (filesOnly) {
            System.out.println("The files are whole.");
            return 0;
        }
        List<String> differences = new Rehearsal(backup, manifest, suite.data(), progress).run(programs, work);
        if (!differences.isEmpty()) {
            throw new RefusedException("The backup does not bring back what was served:%n  %s"
                    .formatted(String.join("\n  ", differences)));
        }
        System.out.printf(
                "The backup of %s brings everything back: %d tables, %d rows, %d nodes' documents.%n",
                manifest.created(),
                manifest.tables().size(),
                manifest.rows(),
                manifest.samples().size());
        return 0;
    }
}
