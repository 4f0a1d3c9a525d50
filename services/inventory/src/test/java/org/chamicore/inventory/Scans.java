package org.chamicore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Whether a question reads tables from one end to the other, told by the database's own counters and taken back. */
public record Scans(TransactionOperations transactions, JdbcClient jdbc) {

    /**
     * Asks after preparing, in one transaction.
     *
     * @param tables those that nobody may scan
     */
    public void assertNone(Runnable preparation, Runnable question, String... tables) {
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            preparation.run();
            jdbc.sql("set local plan_cache_mode = 'force_custom_plan'").update(); // as lists are read
            List<Long> before = scans(tables);
            question.run();
            assertThat(scans(tables)).isEqualTo(before);
        });
    }

    private List<Long> scans(String... tables) {
        return jdbc.sql("""
                        select seq_scan
                          from pg_stat_xact_user_tables
                         where relname = any(:tables)
                         order by relname
                        """).param("tables", tables).query(Long.class).list();
    }
}
