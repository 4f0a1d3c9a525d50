package org.chamicore.db.plan;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL about plans: when the database makes new ones, and what it knows when it does. */
public class PlanRepository {

    /** From how many rows on a plan that was made for few costs more than a new one for each query. */
    private static final int MANY = 1000;

    private final JdbcClient jdbc;

    PlanRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Plans each query of the caller's transaction for the values that it is asked with. Where one query serves all filters, a plan
     * that fits any of them uses the index of none.
     */
    public void fitEachQuery() {
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(String.class)
                .single();
    }

    /**
     * As {@link #fitEachQuery}, where the caller's transaction is about to write many rows. A plan that a connection keeps may stem
     * from the time when a table was nearly empty: then each row that refers to another has that table read from end to end, and a
     * list of names is gone through for each row of it.
     *
     * @param rows how many it is about to write
     */
    public void fitForMany(int rows) {
        if (rows >= MANY) {
            fitEachQuery();
        }
    }

    /** Looks at one table that is no longer what it was, which lets every connection plan anew; false when there is none. */
    boolean refreshStatistics() {
        return jdbc.sql("select refresh_statistics()").query(Boolean.class).single();
    }
}
