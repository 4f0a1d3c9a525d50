package org.chamicore.db.pool;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections beside the pool, for what holds one for long: listening, and the lock of a leader. */
@FunctionalInterface
public interface OwnConnections {
    Connection open() throws SQLException;
}
