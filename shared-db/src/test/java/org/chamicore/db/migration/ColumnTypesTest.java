package org.chamicore.db.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What columns of one kind have in common, in every schema. */
class ColumnTypesTest {

    private static TestDatabase database;

    @BeforeAll
    static void migrateAll() {
        database = TestDatabase.create();
        TestDatabase.SCHEMAS.forEach(database::migrate);
    }

    private static List<String> columns(String condition) {
        try (Operator operator = Operator.of(database)) {
            return operator.jdbc()
                    .sql("""
                            select concat_ws('.', table_schema, table_name, column_name)
                              from information_schema.columns
                             where table_schema in ('smd', 'bss', 'cloudinit', 'auth')
                               and table_name <> 'schema_migrations'
                               and (%s)
                             order by 1
                            """.formatted(condition))
                    .query(String.class)
                    .list();
        }
    }

    @Test
    void everyTimeKnowsItsZone() {
        assertThat(columns("data_type in ('timestamp without time zone', 'time without time zone', 'date')"))
                .isEmpty();
    }

    @Test
    void aTimeThatTheDatabaseTakesIsItsOwnClocks() {
        assertThat(columns("""
                data_type = 'timestamp with time zone'
                and column_default is not null
                and column_default not in ('now()', 'clock_timestamp()')
                """)).isEmpty();
    }

    @Test
    void aKeyThatNobodyChoosesIsAUuidInWhatSharedDbKeeps() {
        assertThat(columns("""
                table_name in ('service_sessions', 'service_events', 'event_failures', 'event_metrics', 'connection_metrics')
                and column_name = 'id'
                and data_type = 'uuid'
                and column_default = 'gen_random_uuid()'
                """)).hasSize(5 * TestDatabase.SCHEMAS.size());
    }

    @Test
    void freeFormOfWhichNothingWasSaidIsAnEmptyObject() {
        assertThat(columns("data_type = 'jsonb' and column_default is not null and column_default <> '''{}''::jsonb'"))
                .isEmpty();
        assertThat(columns("column_name in ('metadata', 'details') and data_type = 'jsonb' and column_default is null"))
                .isEmpty();
    }
}
