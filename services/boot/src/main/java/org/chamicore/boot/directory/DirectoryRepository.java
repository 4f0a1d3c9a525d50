package org.chamicore.boot.directory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DirectoryRepository {

    private final JdbcClient jdbc;

    DirectoryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the inventory was ever heard of, by whichever replica of this service. */
    boolean hasHeardOfInventory() {
        return jdbc.sql("select exists (select from replica_cursor)")
                .query(Boolean.class)
                .single();
    }
}
