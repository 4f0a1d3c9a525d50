package org.chamicore.db.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Opens the connections that the pool keeps. */
final class PhysicalConnections extends DriverManagerDataSource {

    private final PoolEvents events;

    PhysicalConnections(String jdbcUrl, Properties properties, PoolEvents events) {
        super(jdbcUrl, properties);
        this.events = events;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return CountedConnection.around(super.getConnection(), events);
        } catch (SQLException failed) {
            events.failed(failed);
            throw failed;
        }
    }
}
