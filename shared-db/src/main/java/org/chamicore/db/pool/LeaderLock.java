package org.chamicore.db.pool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/**
 * Lets one replica of a service do what only one should: an advisory lock on a connection of its own, gone with the process. Two
 * may believe for a moment that they hold it (a connection that died unnoticed), so what they write must bear it.
 */
public class LeaderLock implements DisposableBean {

    private static final int ANSWER_SECONDS = 2;

    private final OwnConnections connections;
    private final String name;
    private @Nullable Connection connection; // kept while another leads, too
    private boolean leading;

    /** Of all that use the same {@code name} in this database, one leads. */
    public LeaderLock(OwnConnections connections, String name) {
        this.connections = connections;
        this.name = name;
    }

    /** Whether this process leads; tries to where nobody does. False while the database is away. */
    public synchronized boolean leads() {
        try {
            Connection usable = usable();
            leading = leading || locks(usable);
            return leading;
        } catch (SQLException away) {
            release();
            return false;
        }
    }

    @Override
    public synchronized void destroy() {
        release();
    }

    private Connection usable() throws SQLException {
        Connection usable = connection;
        if (usable == null || !usable.isValid(ANSWER_SECONDS)) {
            release();
            usable = connections.open();
            connection = usable;
        }
        return usable;
    }

    private boolean locks(Connection usable) throws SQLException {
        try (PreparedStatement lock = usable.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, name);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void release() {
        Connection ending = connection;
        connection = null;
        leading = false;
        if (ending != null) {
            try {
                ending.close();
            } catch (SQLException closedAnyway) {
                // The server drops the lock with the connection, however it ended.
            }
        }
    }
}
