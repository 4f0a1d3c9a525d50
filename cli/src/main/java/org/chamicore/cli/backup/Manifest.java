package org.chamicore.cli.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds, as it was when it was made; all of it but the samples is of one moment.
 *
 * @param format of the backup's folder
 * @param product version of Chamicore that wrote it
 * @param created when it was begun
 * @param database its name
 * @param server version of PostgreSQL
 * @param pgDump version of the program that wrote the dump
 * @param rolePasswords whether roles.sql holds the passwords' verifiers
 * @param schemas version of each schema that was dumped
 * @param tables every table that was dumped
 * @param files every file but this one
 * @param samples what the services served to some nodes at that time; empty where none was asked
 */
record Manifest(
        int format,
        String product,
        Instant created,
        String database,
        String server,
        String pgDump,
        boolean rolePasswords,
        Map<String, String> schemas,
        List<TableState> tables,
        List<FileState> files,
        List<Sample> samples) {

    static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.shared();

    Manifest {
        schemas = Map.copyOf(schemas);
        tables = List.copyOf(tables);
        files = List.copyOf(files);
        samples = List.copyOf(samples);
    }

    long rows() {
        return tables.stream().mapToLong(TableState::rows).sum();
    }

    long bytes() {
        return files.stream().mapToLong(FileState::bytes).sum();
    }

    String json() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }

    static Manifest parse(String json) {
        return JSON.readValue(json, Manifest.class);
    }
}
