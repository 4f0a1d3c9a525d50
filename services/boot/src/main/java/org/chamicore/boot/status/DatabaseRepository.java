package org.chamicore.boot.status;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DatabaseRepository {

    private final JdbcClient jdbc;

    DatabaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean answers() {
        return jdbc.sql("select true").query(Boolean.class).single();
    }
}
