package org.chamicore.cli.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.pgtools.PgTools;
import org.chamicore.cli.pgtools.PgToolsOption;
import org.chamicore.cli.pgtools.PgVersion;
import org.chamicore.cli.suite.DatabaseAccess;
import org.chamicore.cli.suite.DatabaseRoles;
import org.chamicore.cli.suite.DatabaseTarget;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.token.AdminTokens;
import org.chamicore.cli.token.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "backup",
        description =
                "writes one dump of the whole control plane, with what 'db verify' and 'db restore' need to trust it",
        footer = {
            "",
            "The services go on meanwhile. Back up the secrets of the data folder besides: without"
                    + " 'auth-encryption-key' the signing keys in the dump are of no use."
        })
public final class BackupCommand implements Callable<Integer> {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    /** Where the backup goes. */
    private static final class Place {
        @Option(
                names = "--out",
                paramLabel = "DIR",
                required = true,
                description = "the backup's folder, which must not exist")
        private @Nullable Path out;

        @Option(
                names = "--into",
                paramLabel = "DIR",
                required = true,
                description =
                        "folder of many backups: this one gets a folder in it, named after the time, and shares with"
                                + " the one before what has not changed")
        private @Nullable Path into;
    }

    @ArgGroup(multiplicity = "1")
    private Place place = new Place();

    @Mixin
    private DatabaseTarget target = new DatabaseTarget();

    @Mixin
    private PgToolsOption programs = new PgToolsOption();

    @Option(
            names = "--keep",
            paramLabel = "TIME",
            description = "with --into: deletes older backups there, such as 30d, once this one is written; the newest"
                    + " always stays")
    private @Nullable String keep;

    @Option(
            names = "--copy-to",
            paramLabel = "DIR",
            description = "with --into: a second folder of backups, on another machine or site that is mounted there")
    private @Nullable Path copyTo;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "3",
            description = "of a running suite, how many nodes' boot scripts and seed documents to remember (default:"
                    + " ${DEFAULT-VALUE})")
    private int samples;

    @Override
    public Integer call() {
        Optional<Duration> age = Optional.ofNullable(keep).map(BackupCommand::duration);
        if (place.into == null && (age.isPresent() || copyTo != null)) {
            throw new RefusedException("--keep and --copy-to go with --into, the folder of many backups");
        }
        if (!target.isServed() && target.named().isEmpty()) {
            target.suite().data().refuseWithoutSuite();
        }
        Progress progress = new Progress(System.err);
        Optional<Shelf> shelf = Optional.ofNullable(place.into).map(folder -> new Shelf(folder, progress));
        Path folder = shelf.map(each -> each.next(Clock.systemUTC().instant()))
                .orElseGet(() -> Path.of(String.valueOf(place.out)));
        Shared shared = shelf.flatMap(Shelf::newest)
                .map(each -> new Shared(Optional.of(each)))
                .orElseGet(Shared::none);
        write(folder, shared, progress);
        Optional.ofNullable(copyTo).map(each -> new Shelf(each, progress)).ifPresent(second -> {
            second.copy(new BackupFolder(folder));
            age.ifPresent(second::prune);
        });
        shelf.ifPresent(first -> age.ifPresent(first::prune));
        System.out.println(folder);
        return 0;
    }

    private void write(Path folder, Shared shared, Progress progress) {
        try (DatabaseAccess database = target.open(progress)) {
            List<String> schemas =
                    target.services().stream().map(Service::schema).toList();
            new Backup(database, tools(database), progress)
                    .write(
                            folder,
                            schemas,
                            !target.isNarrowed(),
                            () -> target.isServed() ? samples(progress) : List.of(),
                            shared);
        }
    }

    private PgTools tools(DatabaseAccess database) {
        try (Connection connection = database.login(DatabaseRoles.BACKUP).connect()) {
            return programs.toDump(PgVersion.of(connection));
        } catch (SQLException failed) {
            throw new RefusedException(
                    "%s does not let %s in: %s"
                            .formatted(database.login(DatabaseRoles.BACKUP), DatabaseRoles.BACKUP, failed.getMessage()),
                    failed);
        }
    }

    /** A service that does not answer is no reason to have no backup. */
    private List<Sample> samples(Progress progress) {
        try {
            var suite = target.suite().address();
            String token = new AdminTokens(suite).issue(Role.ADMIN, TOKEN_LIFE);
            return new Samples(suite::of, "Bearer " + token).choose(samples);
        } catch (RefusedException silent) {
            progress.say("backup", "no node's documents are remembered: " + silent.getMessage());
            return List.of();
        }
    }

    private static Duration duration(String text) {
        try {
            Duration age = DurationStyle.detectAndParse(text);
            if (Character.isLetter(text.charAt(text.length() - 1)) && age.compareTo(Duration.ofMinutes(1)) >= 0) {
                return age;
            }
        } catch (IllegalArgumentException | ArithmeticException notADuration) {
            // refused below
        }
        throw new RefusedException("--keep is '%s': write a time such as 12h or 30d".formatted(text));
    }
}
