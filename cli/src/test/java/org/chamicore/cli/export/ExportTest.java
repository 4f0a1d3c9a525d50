package org.chamicore.cli.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.chamicore.cli.backup.FileState;
import org.chamicore.cli.console.Command;
import org.chamicore.cli.export.ExportManifest.Table;
import org.chamicore.cli.postgres.SuiteOnInstalled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.postgresql.PGConnection;

/** Exports of a real server, read back with COPY FROM into a database that has nothing else. */
@ResourceLock("roles of the installed server")
class ExportTest {

    private static final String[] GROWING = {"smd.change_log", "smd.hardware_event", "bss.connection_metrics"};

    @TempDir
    Path folder;

    @Test
    void everyColumnIsExportedOrNamedAsLeftOut() throws SQLException {
        List<String> known = new ArrayList<>();
        Sources.all(SuiteOnInstalled.SCHEMAS)
                .forEach(source -> Stream.concat(source.columns().stream(), source.without().stream())
                        .forEach(column -> known.add(source.name() + "." + column)));
        String leftOut = String.join("', '", Sources.leftOut());
        List<String> columns = SuiteOnInstalled.create().texts("""
            select concat_ws('.', n.nspname, c.relname, a.attname)
              from pg_attribute a
              join pg_class c on c.oid = a.attrelid
              join pg_namespace n on n.oid = c.relnamespace
             where n.nspname in ('smd', 'bss', 'cloudinit', 'auth')
               and c.relkind in ('r', 'p')
               and not c.relispartition
               and a.attnum > 0
               and not a.attisdropped
               and concat_ws('.', n.nspname, c.relname) not in ('%s')
            """.formatted(leftOut));
        assertThat(known).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(columns);
    }

    @Test
    void nothingThatIsLikeASecretIsExported() {
        assertThat(Sources.all(SuiteOnInstalled.SCHEMAS).stream()
                        .flatMap(source -> source.columns().stream())
                        .filter(column ->
                                column.matches(".*(password|secret|token|hash|sealed|cookie|credential|private).*")))
                .isEmpty();
    }

    @Test
    void whatIsReadBackIsWhatWasThere() throws SQLException, IOException {
        SuiteOnInstalled database = SuiteOnInstalled.create();
        database.run("""
            insert into smd.component (id, type, state, enabled, role, nid, custom_fields)
            values ('x0c0s0b0n0', 'Node', 'On', true, 'Compute', 1, '{"rack": "Ä, \\"1\\""}');
            insert into bss.boot_configuration (id, kernel, initrd, params, cloud_init, referral_token)
            values (gen_random_uuid(), 'http://k', '', E'console=ttyS0', '{"user-data": {"secret": "told-to-nobody"}}', gen_random_uuid());
            """);
        export(database, "first").succeeds();
        ExportManifest manifest = ExportManifest.read(folder.resolve("first"));

        SuiteOnInstalled copy = scratch(database, manifest);
        load(copy, "first");
        for (Table table : manifest.tables()) {
            assertThat(rows(copy, table))
                    .as(table.name())
                    .isEqualTo(rows(database, table))
                    .hasSize((int) table.rows());
        }
        assertThat(text(folder.resolve("first/bss.boot_configuration.csv.gz")))
                .contains("console=ttyS0")
                .doesNotContain("told-to-nobody");
        assertThat(manifest.files()).allSatisfy(file -> assertThat(FileState.of(
                        folder.resolve("first"), folder.resolve("first").resolve(file.name())))
                .isEqualTo(file));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("first"))))
                .isEqualTo("rwx------");
    }

    @Test
    void theRoleMayReadAndNothingElse() throws SQLException {
        SuiteOnInstalled database = SuiteOnInstalled.create();
        database.run("alter role chamicore_backup password 'reads-all'");
        Command.run(
                        new ExportCommand(),
                        "--out",
                        folder.resolve("as-backup"),
                        "--database-url",
                        database.url().replaceFirst("//[^@]*@", "//chamicore_backup:reads-all@"))
                .succeeds();
    }

    @Test
    void rowsComeOnceWhileOthersWrite() throws SQLException, IOException {
        SuiteOnInstalled database = SuiteOnInstalled.create();
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger number = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<CompletableFuture<Void>> writers = IntStream.range(0, 4)
                .mapToObj(writer -> CompletableFuture.runAsync(
                        () -> {
                            while (!done.get()) {
                                int each = number.incrementAndGet();
                                write(database, "w" + each, each % 4 == 0);
                            }
                        },
                        threads))
                .toList();
        List<String> exports = List.of("e0", "e1", "e2", "e3", "e4");
        export(database, "e0").succeeds();
        try (Connection slow = database.server().admin(database.name());
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute(insert("slow")); // has its numbers now, and ends two exports later
            for (int each = 1; each < 3; each++) {
                export(database, exports.get(each), "--since", folder.resolve(exports.get(each - 1)))
                        .succeeds();
            }
            slow.commit();
        }
        export(database, "e3", "--since", folder.resolve("e2")).succeeds();
        done.set(true);
        writers.forEach(CompletableFuture::join);
        threads.shutdown();
        export(database, "e4", "--since", folder.resolve("e3").resolve("manifest.json"))
                .succeeds();

        ExportManifest last = ExportManifest.read(folder.resolve("e4"));
        assertThat(last.since())
                .isEqualTo(ExportManifest.read(folder.resolve("e3")).created().toString());
        SuiteOnInstalled copy = scratch(database, last);
        for (String export : exports) {
            load(copy, export, GROWING);
        }
        for (String name : GROWING) {
            Table table = last.tables().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(table.added()).isTrue();
            assertThat(rows(copy, table)).as(name).hasSizeGreaterThan(4).isEqualTo(rows(database, table));
        }
    }

    @Test
    void anExportOfAnotherDatabaseIsNoBeginning() throws SQLException, IOException {
        export(SuiteOnInstalled.create(), "one").succeeds();
        SuiteOnInstalled other = SuiteOnInstalled.create();
        export(other, "two", "--since", folder.resolve("one")).succeeds();
        ExportManifest manifest = ExportManifest.read(folder.resolve("two"));
        assertThat(manifest.since()).isEmpty();
        assertThat(manifest.tables()).noneMatch(Table::added);
        export(other, "three", "--since", folder).isRefused("is no manifest of an export");
        Path forged = folder.resolve("forged");
        Files.writeString(
                forged,
                Files.readString(folder.resolve("two/manifest.json"))
                        .replaceFirst("(?<head>\"snapshot\" : \")[^\"]*", "${head}1:1:') or (true"));
        export(other, "three", "--since", forged).isRefused("snapshot '1:1:') or (true' is none");
        assertThat(folder.resolve("three")).doesNotExist();
    }

    @Test
    void whatWasKilledDoesNotLookWhole() throws SQLException, IOException, InterruptedException {
        SuiteOnInstalled database = SuiteOnInstalled.create();
        Path out = folder.resolve("killed");
        try (Connection other = database.server().admin(database.name());
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table bss.boot_selector"); // the export has written files, and waits here
            Process export = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            "org.chamicore.cli.Chamicore",
                            "db",
                            "export",
                            "--out",
                            out.toString(),
                            "--database-url",
                            database.url())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start();
            await().until(() -> {
                try (Stream<Path> files = Files.walk(folder)) {
                    return files.anyMatch(file -> file.endsWith("bss.boot_selector.csv.gz"));
                }
            });
            export.destroyForcibly().waitFor();
        }
        assertThat(out).doesNotExist();
        export(database, "killed").succeeds();
    }

    private Command export(SuiteOnInstalled database, String name, Object... more) {
        return Command.run(
                new ExportCommand(),
                Stream.concat(
                                Stream.of("--database-url", database.url(), "--out", folder.resolve(name)),
                                Stream.of(more))
                        .toArray());
    }

    /** A transaction of its own, which takes its numbers before it commits; some are taken back. */
    private static void write(SuiteOnInstalled database, String key, boolean rolledBack) {
        database.run("begin; %s; select pg_sleep(0.01); %s".formatted(insert(key), rolledBack ? "rollback" : "commit"));
    }

    private static String insert(String key) {
        return """
            insert into smd.change_log (xid, actor, request_id, kind, key, after) values (pg_current_xact_id(), 'test', 'test', 'test', '%1$s', '{}');
            insert into smd.hardware_event (location_id, fru_id, event_type, occurred_at) values ('%1$s', 'f', 'Added', now());
            insert into bss.connection_metrics (instance, pool_size, active, idle, waiting, queries, failed, average_ms)
            values ('%1$s', 1, 1, 1, 1, 1, 1, 1)
            """.formatted(key);
    }

    /** Tables of the manifest's columns and types, and nothing else. */
    private SuiteOnInstalled scratch(SuiteOnInstalled database, ExportManifest manifest) throws SQLException {
        String url = database.server().newDatabase();
        SuiteOnInstalled scratch = new SuiteOnInstalled(database.server(), url.substring(url.lastIndexOf('/') + 1));
        SuiteOnInstalled.SCHEMAS.forEach(schema -> scratch.run("create schema " + schema));
        manifest.tables()
                .forEach(table -> scratch.run("create table %s (%s)"
                        .formatted(
                                table.name(),
                                String.join(
                                        ", ",
                                        table.columns().stream()
                                                .map(column -> "\"%s\" %s".formatted(column.name(), column.type()))
                                                .toList()))));
        return scratch;
    }

    private void load(SuiteOnInstalled into, String export, String... only) throws SQLException, IOException {
        try (Connection connection = into.server().admin(into.name())) {
            for (Table table : ExportManifest.read(folder.resolve(export)).tables()) {
                if (only.length > 0 && !List.of(only).contains(table.name())) {
                    continue;
                }
                try (InputStream rows = new GZIPInputStream(
                        Files.newInputStream(folder.resolve(export).resolve(table.file())))) {
                    assertThat(connection
                                    .unwrap(PGConnection.class)
                                    .getCopyAPI()
                                    .copyIn(
                                            "copy %s from stdin with (format csv, header)".formatted(table.name()),
                                            rows))
                            .isEqualTo(table.rows());
                }
            }
        }
    }

    private static List<String> rows(SuiteOnInstalled database, Table table) {
        return database.texts("select cast(t as text) from (select %s from %s) t order by 1"
                .formatted(
                        String.join(
                                ", ",
                                table.columns().stream()
                                        .map(column -> "\"%s\"".formatted(column.name()))
                                        .toList()),
                        table.name()));
    }

    private static String text(Path file) throws IOException {
        try (InputStream content = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
