package org.chamicore.cli.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.chamicore.cli.postgres.SuiteOnInstalled;
import org.junit.jupiter.api.Test;

/** Every migration on the oldest PostgreSQL that is supported: up, all the way down, and up again. */
class OldestSupportedTest {

    @Test
    void everyMigrationGoesUpDownAndUpAgain() throws SQLException {
        SuiteOnInstalled database = SuiteOnInstalled.create();
        List<String> rights = database.rights();
        for (String schema : SuiteOnInstalled.SCHEMAS) {
            int versions = database.texts(
                            "select version from %s.schema_migrations where version is not null".formatted(schema))
                    .size();
            for (int version = versions; version > 0; version--) {
                DbCommands.undo("--database-url", database.url(), "--schema", schema)
                        .succeeds();
            }
        }
        assertThat(database.texts("""
            select relname
              from pg_class
             where relkind in ('r', 'p', 'v', 'S')
               and relname <> 'schema_migrations'
               and relnamespace = any(cast(array['smd', 'bss', 'cloudinit', 'auth'] as regnamespace[]))
            """)).isEmpty();
        database.migrate();
        assertThat(database.rights()).isEqualTo(rights);
    }
}
