package org.chamicore.cli.pgtools;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.cli.console.RefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where PostgreSQL's programs are; commands mix it in. Without them they are looked for. */
public final class PgToolsOption {

    /** Where systems put them, by the folder above the one that is named after the version. */
    private static final Map<String, String> USUAL = Map.of(
            "/usr/lib/postgresql", "*/bin",
            "/usr", "pgsql-*/bin",
            "/opt/homebrew/opt", "postgresql@*/bin",
            "/usr/local/opt", "postgresql@*/bin");

    @Option(
            names = "--pg-bin",
            paramLabel = "DIR",
            defaultValue = "${env:CHAMICORE_PG_BIN}",
            description = "folder of pg_dump and pg_restore (default: CHAMICORE_PG_BIN, else looked for)")
    private @Nullable Path folder;

    @Option(
            names = "--container",
            paramLabel = "NAME",
            defaultValue = "${env:CHAMICORE_PG_CONTAINER}",
            description = "container of the database server, whose pg_dump and pg_restore are used"
                    + " (default: CHAMICORE_PG_CONTAINER, else none)")
    private @Nullable String container;

    @Option(
            names = "--container-engine",
            paramLabel = "PROGRAM",
            defaultValue = "${env:CHAMICORE_CONTAINER_ENGINE:-docker}",
            description = "docker, or what takes its commands, such as podman (default: ${DEFAULT-VALUE})")
    private String engine = "docker";

    /**
     * The oldest that can dump a server, as a dump can be restored by nothing older than what wrote it.
     *
     * @throws RefusedException with what to install, when there is none
     */
    public PgTools toDump(PgVersion server) {
        return fitting(
                server,
                "dump the server, which is %s: an older pg_dump would leave out what it does not know"
                        .formatted(server));
    }

    /** The same without a refusal. */
    public Optional<PgTools> toDumpIfThere(PgVersion server) {
        return oldest(found(), server);
    }

    /**
     * The oldest that can read a dump.
     *
     * @throws RefusedException when there is none, or when the server is too old for it
     */
    public PgTools toRestore(PgVersion writtenBy, PgVersion server) {
        PgTools tools = fitting(writtenBy, "read a dump that pg_dump %s has written".formatted(writtenBy));
        if (tools.version().compareTo(server) > 0) {
            throw new RefusedException(
                    "pg_restore %s (%s) speaks to servers of its own version and newer, and this one is %s: restore into PostgreSQL %d or newer"
                            .formatted(
                                    tools.version(),
                                    tools.place(),
                                    server,
                                    tools.version().major()));
        }
        return tools;
    }

    private PgTools fitting(PgVersion least, String purpose) {
        List<PgTools> found = found();
        return oldest(found, least)
                .orElseThrow(() -> new RefusedException("""
                    PostgreSQL's programs (pg_dump, pg_restore) of version %d or newer are needed to %s. There %s.
                      Debian, Ubuntu:    apt-get install postgresql-client-%d
                      Red Hat, Fedora:   dnf install postgresql%d
                      macOS:             brew install postgresql@%d
                    or name a folder that has them with --pg-bin, or the container of the server with --container.\
                    """.formatted(
                        least.major(), purpose, described(found), least.major(), least.major(), least.major())));
    }

    private static Optional<PgTools> oldest(List<PgTools> found, PgVersion least) {
        return found.stream()
                .filter(each -> each.version().compareTo(least) >= 0)
                .min(Comparator.comparing(PgTools::version));
    }

    private static String described(List<PgTools> found) {
        return found.isEmpty()
                ? "are none on the PATH or in the usual folders"
                : found.stream()
                        .map(each -> "%s in %s".formatted(each.version(), each.place()))
                        .distinct()
                        .collect(Collectors.joining(", ", "is ", ""));
    }

    private List<PgTools> found() {
        if (container != null && !container.isBlank()) {
            return List.of(new PgTools(new InContainer(engine, container)));
        }
        Stream<Path> folders = folder != null && !folder.toString().isBlank() ? Stream.of(folder) : everywhere();
        return folders.filter(each -> Files.isExecutable(each.resolve("pg_dump")))
                .map(each -> new PgTools(new InFolder(each)))
                .toList();
    }

    /** The usual folders first: on the PATH there may be a wrapper that chooses by itself. */
    private static Stream<Path> everywhere() {
        List<Path> folders = new ArrayList<>();
        USUAL.forEach((parent, pattern) -> {
            String[] parts = pattern.split("/", 2);
            if (Files.isDirectory(Path.of(parent))) {
                try (DirectoryStream<Path> children = Files.newDirectoryStream(Path.of(parent), parts[0])) {
                    children.forEach(child -> folders.add(child.resolve(parts[1])));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        });
        @Nullable String path = System.getenv("PATH");
        Stream.of((path == null ? "/usr/bin" : path).split(File.pathSeparator))
                .filter(each -> !each.isEmpty())
                .map(Path::of)
                .forEach(folders::add);
        return folders.stream();
    }
}
