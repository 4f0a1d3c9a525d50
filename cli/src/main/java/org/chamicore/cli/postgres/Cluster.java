package org.chamicore.cli.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.chamicore.cli.console.RefusedException;

/**
 * The server's data and its settings.
 *
 * @param folder above the data folder
 */
record Cluster(Path folder) {

    private static final String SETTINGS = "chamicore.conf";
    private static final String PASSWORD_CHECK = "scram-sha-256";
    static final String SUPERUSER = "postgres";

    Path data() {
        return folder.resolve("data");
    }

    boolean exists() {
        return Files.exists(data().resolve("PG_VERSION"));
    }

    /** Refuses data that another major version has written. */
    void checkVersion(String release) throws IOException {
        String written = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!release.startsWith(written + ".")) {
            throw new RefusedException(
                    "%s was written by PostgreSQL %s and this release brings %s: dump it with the release that wrote it, and start with an empty --data folder"
                            .formatted(data(), written, release));
        }
    }

    /** Creates the data folder. The superuser's password exists as a file only as long as this takes. */
    void create(PostgresPrograms programs, String password) throws IOException {
        programs.own(folder);
        Path passwordFile = Files.createTempFile(
                folder,
                "password",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, password + "\n");
            programs.own(passwordFile);
            programs.run(
                    "initdb",
                    List.of(
                            "--pgdata=" + data(),
                            "--username=" + SUPERUSER,
                            "--pwfile=" + passwordFile,
                            "--auth=" + PASSWORD_CHECK,
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--no-instructions"));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.writeString(
                data().resolve("postgresql.conf"),
                "\ninclude_if_exists = '%s'\n".formatted(SETTINGS),
                StandardOpenOption.APPEND);
        Files.writeString(data().resolve("pg_hba.conf"), """
                # Only over TCP, only from this machine, only with a password; nothing is trusted.
                host all all 127.0.0.1/32 %s
                """.formatted(PASSWORD_CHECK));
    }

    /** Writes what every start decides anew; ALTER SYSTEM still wins over it. */
    void configure(int port) throws IOException {
        Files.writeString(data().resolve(SETTINGS), """
                # Written at every start.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                # Four services with 25 connections each, a second replica of each, and a reserve for people and backups.
                max_connections = 250
                password_encryption = '%s'
                shared_buffers = '256MB'
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_line_prefix = '%%m [%%p] %%u '
                """.formatted(port, PASSWORD_CHECK));
    }
}
