package org.chamicore.db.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every role against every table, schema and the database: tried with its own login, allowed exactly as the design says. */
@ResourceLock(PrivilegeMatrixTest.MONITOR_PASSWORD)
class PrivilegeMatrixTest {

    static final String MONITOR_PASSWORD = "the password of chamicore_monitor";

    /** What is tried on a table; none of it needs another privilege than the one it is named after. */
    private enum Privilege {
        SELECT("select from %s limit 1"),
        INSERT("insert into %s default values"),
        UPDATE("update %s set %s = default where false"),
        DELETE("delete from %s where false"),
        TRUNCATE("truncate %s"),
        ALTER("comment on table %s is 'altered'");

        private final String statement;

        Privilege(String statement) {
            this.statement = statement;
        }

        String on(Table table) {
            return this == UPDATE
                    ? statement.formatted(table.name(), table.column())
                    : statement.formatted(table.name());
        }
    }

    private record Table(String schema, String table, String column) {
        String name() {
            return "%s.\"%s\"".formatted(schema, table);
        }
    }

    private static final Set<Privilege> ALL = EnumSet.allOf(Privilege.class);
    private static final Set<Privilege> ROWS =
            EnumSet.of(Privilege.SELECT, Privilege.INSERT, Privilege.UPDATE, Privilege.DELETE);
    private static final Set<Privilege> READ = EnumSet.of(Privilege.SELECT);
    private static final Set<Privilege> NONE = EnumSet.noneOf(Privilege.class);

    /** What a service may do to the tables that every schema has: history is added to and never altered. */
    private static final Map<String, Set<Privilege>> COMMON = Map.of(
            "change_log",
            EnumSet.of(Privilege.SELECT, Privilege.INSERT),
            "change_log_state",
            READ,
            "change_log_retired",
            READ,
            "schema_migrations",
            READ);

    private static final Set<Privilege> ADDED_AND_LET_GO =
            EnumSet.of(Privilege.SELECT, Privilege.INSERT, Privilege.DELETE);

    /** What was noted is not altered; a part of it is reached through the whole. */
    private static final Map<String, Set<Privilege>> NOTES = Map.of(
            "service_events",
            ADDED_AND_LET_GO,
            "event_metrics",
            ADDED_AND_LET_GO,
            "connection_metrics",
            ADDED_AND_LET_GO,
            "table_sizes",
            ADDED_AND_LET_GO);

    private static final List<String> FUNCTIONS = List.of(
            "add_partitions(0)",
            "drop_partitions('event_metrics', '90 days')",
            "retire_changes('30 days', 1)",
            "refresh_statistics()");

    private static TestDatabase database;
    private static List<Table> tables;

    @BeforeAll
    static void migrateAll() {
        database = TestDatabase.create();
        TestDatabase.SCHEMAS.forEach(database::migrate);
        try (Operator operator = Operator.of(database)) {
            operator.run("create table public.of_nobody (a int)");
            tables = operator.jdbc()
                    .sql("""
                            select nspname, relname, attname
                              from pg_class
                              join pg_namespace on pg_namespace.oid = relnamespace
                              join pg_attribute on attrelid = pg_class.oid
                             where relkind in ('r', 'p', 'v', 'm')
                               and nspname  in ('smd', 'bss', 'cloudinit', 'auth', 'public')
                               and attnum   = 1
                             order by nspname, relname
                            """)
                    .query((row, number) ->
                            new Table(row.getString("nspname"), row.getString("relname"), row.getString("attname")))
                    .list();
        }
        assertThat(tables)
                .extracting(Table::name)
                .contains("smd.\"change_log\"", "bss.\"replica\"", "public.\"of_nobody\"");
    }

    static Stream<String> roles() {
        return TestDatabase.roles();
    }

    static Stream<Arguments> rolesAndSchemas() {
        return TestDatabase.roles().flatMap(role -> Stream.concat(TestDatabase.SCHEMAS.stream(), Stream.of("public"))
                .map(schema -> Arguments.of(role, schema)));
    }

    private static Set<Privilege> allowed(String role, Table table) {
        if (role.equals(table.schema() + "_owner")) {
            return ALL;
        }
        if (role.equals(table.schema())) {
            return COMMON.getOrDefault(table.table(), ROWS);
        }
        return role.equals("chamicore_backup") ? READ : NONE;
    }

    /** A migration may take more from its service than the bootstrap does, but for reading; it never gives. */
    private static boolean mayBeNarrower(String role, Table table) {
        return role.equals(table.schema()) && !COMMON.containsKey(table.table());
    }

    @ParameterizedTest
    @MethodSource("roles")
    void eachRoleDoesOnEachTableWhatItMayAndNothingElse(String role) throws SQLException {
        try (Connection login = database.login(role)) {
            for (Table table : tables) {
                Set<Privilege> had = ALL.stream()
                        .filter(each -> Attempt.succeeds(login, each.on(table)))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Privilege.class)));
                if (mayBeNarrower(role, table)) {
                    assertThat(had)
                            .as("%s on %s", role, table.name())
                            .isSubsetOf(ROWS)
                            .containsAll(READ);
                } else {
                    assertThat(had).as("%s on %s", role, table.name()).isEqualTo(allowed(role, table));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rolesAndSchemas")
    void onlyAnOwnerCreatesAnythingAndOnlyInItsOwnSchema(String role, String schema) throws SQLException {
        boolean owns = role.equals(schema + "_owner");
        try (Connection login = database.login(role)) {
            assertThat(Attempt.succeeds(login, "create table %s.probe (a int)".formatted(schema)))
                    .isEqualTo(owns);
            assertThat(Attempt.succeeds(login, "create view %s.probe as select 1 as a".formatted(schema)))
                    .isEqualTo(owns);
            assertThat(Attempt.succeeds(login, "create sequence %s.probe".formatted(schema)))
                    .isEqualTo(owns);
            assertThat(Attempt.succeeds(login, "create function %s.probe() returns int return 1".formatted(schema)))
                    .isEqualTo(owns);
            assertThat(Attempt.succeeds(login, "comment on schema %s is 'altered'".formatted(schema)))
                    .isEqualTo(owns);
        }
    }

    @ParameterizedTest
    @MethodSource("rolesAndSchemas")
    void nobodyElseEvenSeesASchema(String role, String schema) throws SQLException {
        boolean sees = role.equals(schema) || role.equals(schema + "_owner") || role.equals("chamicore_backup");
        try (Connection login = database.login(role)) {
            String unknownTable = "select from %s.there_is_no_such_table".formatted(schema);
            assertThat(Attempt.refusal(login, unknownTable))
                    .contains(sees ? "does not exist" : "permission denied for schema " + schema);
        }
    }

    @ParameterizedTest
    @MethodSource("roles")
    void nobodyMakesTemporaryTablesSchemasDatabasesOrRoles(String role) throws SQLException {
        try (Connection login = database.login(role)) {
            assertThat(Attempt.succeeds(login, "create temporary table probe (a int)"))
                    .isFalse();
            assertThat(Attempt.succeeds(login, "create schema probe")).isFalse();
            assertThat(Attempt.succeeds(login, "create role chamicore_probe")).isFalse();
            login.setAutoCommit(true);
            assertThat(Attempt.refusal(login, "set session authorization postgres"))
                    .contains("permission denied");
            assertThat(Attempt.refusal(login, "create database chamicore_probe"))
                    .contains("permission denied");
        }
    }

    @ParameterizedTest
    @MethodSource("roles")
    void nobodyBecomesAnother(String role) throws SQLException {
        try (Connection login = database.login(role)) {
            for (String other :
                    TestDatabase.roles().filter(each -> !each.equals(role)).toList()) {
                assertThat(Attempt.succeeds(login, "set role " + other)).isFalse();
            }
        }
    }

    @Test
    void historyIsNeitherAlteredNorRenumberedByItsService() throws SQLException {
        for (String schema : TestDatabase.SCHEMAS) {
            try (Connection login = database.login(schema)) {
                assertThat(Attempt.succeeds(login, "update change_log set actor = 'nobody'"))
                        .isFalse();
                assertThat(Attempt.succeeds(login, "delete from change_log")).isFalse();
                assertThat(Attempt.succeeds(login, "select setval('change_log_position_seq', 1)"))
                        .isFalse();
                assertThat(Attempt.succeeds(login, "alter table change_log add column a int"))
                        .isFalse();
                assertThat(Attempt.succeeds(login, "update schema_migrations set version = '999'"))
                        .isFalse();
            }
        }
    }

    @Test
    void notesAreAddedAndLetGoButNotAlteredAndNeverPartByPart() throws SQLException {
        for (String schema : TestDatabase.SCHEMAS) {
            try (Connection login = database.login(schema)) {
                for (Table table : tables.stream()
                        .filter(each -> each.schema().equals(schema))
                        .toList()) {
                    Set<Privilege> expected =
                            table.table().matches(".*_metrics_\\d{6}") ? READ : NOTES.get(table.table());
                    if (expected != null) {
                        assertThat(ALL)
                                .as(table.name())
                                .filteredOn(each -> Attempt.succeeds(login, each.on(table)))
                                .containsExactlyInAnyOrderElementsOf(expected);
                    }
                }
            }
        }
    }

    /** They run with the rights of the schema's owner, so they are the running service's alone, and keep what is young. */
    @ParameterizedTest
    @MethodSource("rolesAndSchemas")
    void whatRunsWithTheOwnersRightsIsForTheServiceOfTheSchema(String role, String schema) throws SQLException {
        if (schema.equals("public")) {
            return;
        }
        boolean may = role.equals(schema) || role.equals(schema + "_owner");
        try (Connection login = database.login(role)) {
            for (String function : FUNCTIONS) {
                assertThat(Attempt.succeeds(login, "select %s.%s".formatted(schema, function)))
                        .as("%s: %s", role, function)
                        .isEqualTo(may);
            }
        }
    }

    @Test
    void aServiceCannotHaveItsYoungHistoryRemoved() throws SQLException {
        for (String schema : TestDatabase.SCHEMAS) {
            try (Connection login = database.login(schema)) {
                assertThat(Attempt.refusal(login, "select retire_changes('23 hours', 1)"))
                        .contains("kept for a day at least");
                assertThat(Attempt.refusal(login, "select drop_partitions('event_metrics', '0')"))
                        .contains("kept for a day at least");
                assertThat(answer(login, "select drop_partitions('change_log', '1 day')"))
                        .isEqualTo("0");
                assertThat(answer(login, "select count(*) > 0 from change_log_state"))
                        .isEqualTo("t");
                assertThat(
                                answer(
                                        login,
                                        "select proconfig::text from pg_proc where proname = 'retire_changes' and pronamespace = current_schema()::text::regnamespace"))
                        .contains("search_path=" + schema);
            }
        }
    }

    @Test
    void nobodyCallsAFunctionThatItsOwnerDidNotGiveHim() throws SQLException {
        try (Connection owner = database.login("smd_owner");
                var statement = owner.createStatement();
                Connection service = database.login("smd")) {
            statement.execute("create function probe_of_smd() returns int return 1");
            try {
                assertThat(Attempt.succeeds(service, "select probe_of_smd()")).isFalse();
            } finally {
                statement.execute("drop function probe_of_smd");
            }
        }
    }

    @Test
    void theMonitorReadsStatisticsAndAServiceSeesNobodyElsesQueries() throws SQLException {
        String queries = """
                select coalesce(bool_and(query <> '<insufficient privilege>'), true)
                  from pg_stat_activity
                 where usename = 'smd_owner'
                """;
        try (Connection watched = database.login("smd_owner");
                Connection monitor = database.login("chamicore_monitor");
                Connection service = database.login("bss")) {
            assertThat(watched.isValid(5)).isTrue();
            assertThat(answer(monitor, queries)).isEqualTo("t");
            assertThat(answer(service, queries)).isEqualTo("f");
            assertThat(answer(monitor, "select pg_database_size(current_database()) > 0"))
                    .isEqualTo("t");
            assertThat(answer(monitor, "select count(*) > 0 from pg_stat_user_tables"))
                    .isEqualTo("t");
        }
    }

    @Test
    void theBackupReadsEverySequenceAndHoldsTablesStill() throws SQLException {
        try (Connection backup = database.login("chamicore_backup")) {
            assertThat(Attempt.succeeds(backup, "select last_value from smd.change_log_position_seq"))
                    .isTrue();
            for (Table table : tables) {
                assertThat(Attempt.succeeds(backup, "lock table %s in access share mode".formatted(table.name())))
                        .isTrue();
            }
        }
    }

    @Test
    void aRoleThatTheBootstrapDoesNotKnowCannotEvenConnect() throws SQLException {
        String stranger = "stranger_" + Long.toHexString(System.nanoTime());
        try (Operator operator = Operator.of(database)) {
            operator.run("create role %s login password 'stranger'".formatted(stranger));
            try {
                assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), stranger, "stranger"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied for database");
            } finally {
                operator.run("drop role " + stranger);
            }
        }
    }

    private static String answer(Connection login, String sql) throws SQLException {
        try (var statement = login.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
