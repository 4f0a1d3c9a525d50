package org.chamicore.db.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.settings.SettingRefusedException;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SearchPathTest {

    @SuppressWarnings("unused") // the parameters below
    private static final List<String> SCHEMAS = TestDatabase.SCHEMAS;

    private static TestDatabase database;

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void forget() {
        database = null;
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @FieldSource("SCHEMAS")
    void isTheSchemaOnEachConnectionOfAFullPool(String schema) throws SQLException {
        try (Instance instance = Instance.start(database, schema, "DB_MAX_CONNS=12")) {
            List<Connection> all = new ArrayList<>();
            try {
                for (int number = 0; number < 12; number++) {
                    all.add(instance.pool().getConnection());
                }
                for (Connection each : all) {
                    assertThat(ask(each, "select array_to_string(current_schemas(false), ',')"))
                            .isEqualTo(schema);
                    assertThat(ask(each, "show search_path")).isEqualTo(schema);
                    assertThat(ask(each, "show statement_timeout")).isEqualTo("30s");
                }
                assertThat(all.stream().map(SearchPathTest::backend)).doesNotHaveDuplicates();
            } finally {
                for (Connection each : all) {
                    each.close();
                }
            }
        }
    }

    private static String backend(Connection connection) {
        try {
            return ask(connection, "select pg_backend_pid()");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void isTheSchemaAgainAfterAReset() throws SQLException {
        try (Instance instance = Instance.start(database, "smd", "DB_MAX_CONNS=1")) {
            try (Connection connection = instance.pool().getConnection()) {
                connection.setSchema("pg_catalog");
                assertThat(ask(connection, "show search_path")).isEqualTo("pg_catalog");
            }
            try (Connection connection = instance.pool().getConnection()) {
                assertThat(ask(connection, "show search_path")).isEqualTo("smd");
                run(connection, "set search_path = pg_catalog");
                run(connection, "reset search_path");
                assertThat(ask(connection, "show search_path")).isEqualTo("smd");
                run(connection, "discard all");
                assertThat(ask(connection, "show search_path")).isEqualTo("smd");
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SCHEMAS")
    void isTheSchemaOnAConnectionThatKnowsNothingOfIt(String schema) throws SQLException {
        for (String role : List.of(schema, schema + "_owner")) {
            try (Connection connection = database.login(role)) {
                assertThat(ask(connection, "show search_path")).isEqualTo(schema);
                assertThat(ask(connection, "select array_to_string(current_schemas(false), ',')"))
                        .isEqualTo(schema);
            }
        }
    }

    /** A pool pins its own connections whatever the role says, so the role must be asked without it. */
    @Test
    void ofTheRoleIsCheckedBeforeTheServiceStarts() {
        TestDatabase misled = TestDatabase.create().migrate("bss");
        try (Operator operator = Operator.of(misled)) {
            operator.run("""
                    do $$
                    begin
                        execute format('alter role bss in database %I set search_path = bss, public', current_database());
                        grant usage on schema public to bss;
                    end
                    $$
                    """);
        }
        assertThatThrownBy(() -> Instance.startOn(misled, "bss"))
                .rootCause()
                .isInstanceOf(SettingRefusedException.class)
                .hasMessageContaining("search path of role 'bss'")
                .hasMessageContaining("[bss,public]")
                .hasMessageNotContaining("\n");
    }

    @Test
    void comesWithWhatEndsForgottenTransactionsAndFindsDeadPeers() throws SQLException {
        try (Connection connection = database.login("smd")) {
            assertThat(ask(connection, "show idle_in_transaction_session_timeout"))
                    .isEqualTo("1min");
            assertThat(ask(connection, "show tcp_keepalives_idle")).isEqualTo("10");
        }
    }

    @Test
    void compilesNoStatement() throws SQLException {
        try (Connection connection = database.login("smd")) {
            assertThat(ask(connection, "show jit")).isEqualTo("off");
        }
    }
}
