package org.chamicore.db.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.settings.Credentials;
import org.chamicore.db.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Up version by version with rows in every table, down one by one, and up again; whoever adds a version is tested without a word. */
class MigrationRoundTripTest {

    @SuppressWarnings("unused") // the parameters below
    private static final List<String> SCHEMAS = TestDatabase.SCHEMAS;

    /**
     * What stood there after a version.
     *
     * @param rows by table; each row as text
     */
    private record Stage(
            String version, List<String> picture, Map<String, List<String>> columns, Map<String, List<String>> rows) {}

    private final TestDatabase database = TestDatabase.create();

    private void migrateTo(String schema, String version) {
        Credentials owner = database.role(schema + "_owner");
        SchemaMigrations.configuration(schema)
                .dataSource(database.jdbcUrl(), owner.username(), owner.password())
                .target(version)
                .load()
                .migrate();
    }

    private List<String> versions(String schema) {
        Credentials owner = database.role(schema + "_owner");
        Flyway flyway = SchemaMigrations.configuration(schema)
                .dataSource(database.jdbcUrl(), owner.username(), owner.password())
                .load();
        return Arrays.stream(flyway.info().all())
                .map(MigrationInfo::getVersion)
                .map(Object::toString)
                .toList();
    }

    private static Stage stage(String version, Operator operator, String schema, Rows rows) {
        Map<String, List<String>> columns = new TreeMap<>();
        Map<String, List<String>> content = new TreeMap<>();
        for (String table : rows.tables()) {
            columns.put(table, rows.columnNames(table));
            content.put(table, rows.content(table, columns.get(table)));
        }
        return new Stage(version, SchemaPicture.of(operator.jdbc(), schema), columns, content);
    }

    @ParameterizedTest
    @FieldSource("SCHEMAS")
    void eachVersionIsTakenBackExactlyAndAppliedAgain(String schema) throws SQLException {
        List<Stage> stages = new ArrayList<>();
        try (Operator operator = Operator.of(database);
                var owner = database.login(schema + "_owner")) {
            Rows rows = new Rows(JdbcClient.create(new SingleConnectionDataSource(owner, true)), schema);
            stages.add(stage("none", operator, schema, rows));
            for (String version : versions(schema)) {
                migrateTo(schema, version);
                rows.add();
                stages.add(stage(version, operator, schema, rows));
            }
            assertThat(stages.getLast().rows().values()).noneMatch(List::isEmpty);

            for (int last = stages.size() - 1; last > 0; last--) {
                assertThat(database.migrations(schema).undo())
                        .hasValue(stages.get(last).version());
                returnsTo(stages.get(last - 1), operator, schema, rows);
            }
            assertThat(database.migrations(schema).current()).isEmpty();

            for (Stage stage : stages.subList(1, stages.size())) {
                migrateTo(schema, stage.version());
                assertThat(SchemaPicture.of(operator.jdbc(), schema)).isEqualTo(stage.picture());
            }
        }
    }

    private static void returnsTo(Stage before, Operator operator, String schema, Rows rows) {
        assertThat(SchemaPicture.of(operator.jdbc(), schema))
                .as("schema %s, back at version %s", schema, before.version())
                .isEqualTo(before.picture());
        before.rows().forEach((table, content) -> assertThat(
                        rows.content(table, before.columns().get(table)))
                .as("rows of %s, back at version %s", table, before.version())
                .containsAll(content));
    }

    @Test
    void aPictureShowsWhatAnUndoMightForget() throws SQLException {
        database.migrate("bss");
        try (Operator operator = Operator.of(database)) {
            List<String> before = SchemaPicture.of(operator.jdbc(), "bss");
            for (String[] each : new String[][] {
                {"alter table bss.replica add column a text", "alter table bss.replica drop column a"},
                {"create index probe on bss.replica (value)", "drop index bss.probe"},
                {"comment on table bss.replica is 'other'", null},
                {"grant select on bss.replica to auth", "revoke select on bss.replica from auth"},
                {"alter table bss.replica alter value drop not null", "alter table bss.replica alter value set not null"
                },
                {
                    "alter table bss.replica alter last_updated drop default",
                    "alter table bss.replica alter last_updated set default now()"
                },
                {
                    "alter table bss.replica add constraint probe_check check (key <> '')",
                    "alter table bss.replica drop constraint probe_check"
                },
                {"create type bss.probe as enum ('a')", "drop type bss.probe"},
                {"create function bss.probe() returns int return 1", "drop function bss.probe()"},
            }) {
                List<String> clean = SchemaPicture.of(operator.jdbc(), "bss");
                operator.run(each[0]);
                assertThat(SchemaPicture.of(operator.jdbc(), "bss")).as(each[0]).isNotEqualTo(clean);
                if (each[1] != null) {
                    operator.run(each[1]);
                    assertThat(SchemaPicture.of(operator.jdbc(), "bss"))
                            .as(each[1])
                            .isEqualTo(clean);
                }
            }
            assertThat(before).isNotEmpty();
        }
    }
}
