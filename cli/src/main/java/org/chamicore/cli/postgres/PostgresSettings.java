package org.chamicore.cli.postgres;

import java.nio.file.Path;

/**
 * Where a server lives.
 *
 * @param folder its programs and data
 * @param release of the programs that the class path has, such as 18.6.0
 * @param port on 127.0.0.1
 * @param password of the superuser, set when the server is made
 * @param log its log file
 */
public record PostgresSettings(Path folder, String release, int port, String password, Path log) {

    @Override
    public String toString() {
        return "%s on port %d".formatted(folder, port);
    }
}
