package org.chamicore.inventory.service;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ServiceRepository {

    private final JdbcClient jdbc;

    ServiceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Does nothing where the database answers. */
    void ping() {
        jdbc.sql("select 1").query(Integer.class).single();
    }
}
