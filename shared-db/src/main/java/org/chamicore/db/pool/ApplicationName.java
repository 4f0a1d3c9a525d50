package org.chamicore.db.pool;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What this process is called in {@code pg_stat_activity}, so that everybody on the server sees how many connections it may come to
 * have: {@code <schema>/<most connections>/<instance>}.
 */
record ApplicationName(String schema, int mostConnections, String instance) {

    static ApplicationName ofNewInstance(String schema, int mostConnections) {
        return new ApplicationName(
                schema,
                mostConnections,
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));
    }

    String pooled() {
        return "%s/%d/%s".formatted(schema, mostConnections, instance);
    }

    /** For a connection beside the pool. */
    String beside() {
        return "%s-listen/%d/%s".formatted(schema, mostConnections, instance);
    }
}
