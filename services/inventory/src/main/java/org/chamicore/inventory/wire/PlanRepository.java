package org.chamicore.inventory.wire;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the database plans queries. */
@Repository
class PlanRepository {

    private final JdbcClient jdbc;

    PlanRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Plans each query of the caller's transaction for the values that it is asked with. A list has one query for all its filters,
     * and a plan that fits any of them uses the index of none.
     */
    void fitEachQuery() {
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(String.class)
                .single();
    }
}
