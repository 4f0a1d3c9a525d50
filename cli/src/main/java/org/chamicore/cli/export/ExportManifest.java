package org.chamicore.cli.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chamicore.cli.backup.FileState;
import org.chamicore.cli.console.RefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an export holds; all of it is of one moment.
 *
 * @param format of the folder
 * @param product version of Chamicore that wrote it
 * @param created when it was begun
 * @param database its name
 * @param system the server's identifier, which no other server has
 * @param snapshot which transactions it has seen, as PostgreSQL writes that; the next one begins there
 * @param since when the one before was begun, whose rows it leaves out of tables that only grow; blank where it holds all
 * @param schemas version of each schema
 * @param tables what each file holds
 * @param files every file but this one
 */
record ExportManifest(
        int format,
        String product,
        Instant created,
        String database,
        String system,
        String snapshot,
        String since,
        Map<String, String> schemas,
        List<Table> tables,
        List<FileState> files) {

    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    /** As PostgreSQL writes a pg_snapshot: it becomes part of statements. */
    private static final Pattern SNAPSHOT = Pattern.compile("\\d{1,20}:\\d{1,20}:[\\d,]*");

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * A table's rows, as CSV (RFC 4180, UTF-8, with a heading, null as nothing and the empty text as {@code ""}), times in UTC.
     *
     * @param added whether it holds only what the export before did not
     */
    record Table(String name, String file, boolean added, List<Column> columns, long rows) {}

    /** @param type as PostgreSQL calls it */
    record Column(String name, String type) {}

    ExportManifest {
        schemas = Map.copyOf(schemas);
        tables = List.copyOf(tables);
        files = List.copyOf(files);
    }

    /** That of an export, by its folder or by the file itself. */
    static ExportManifest read(Path place) {
        Path file = Files.isDirectory(place) ? place.resolve(NAME) : place;
        try {
            ExportManifest manifest = JSON.readValue(Files.readString(file), ExportManifest.class);
            if (manifest.format() > FORMAT) {
                throw new RefusedException("%s was written by Chamicore %s, in a form that this release does not know"
                        .formatted(file, manifest.product()));
            }
            if (!SNAPSHOT.matcher(manifest.snapshot()).matches()) {
                throw new RefusedException("%s: snapshot '%s' is none".formatted(file, manifest.snapshot()));
            }
            return manifest;
        } catch (IOException | JacksonException broken) {
            throw new RefusedException("%s is no manifest of an export".formatted(file), broken);
        }
    }

    String json() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }
}
