package org.chamicore.db.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Roles are the server's, so only the password of one that no test but the matrix uses is changed here. */
@ResourceLock(PrivilegeMatrixTest.MONITOR_PASSWORD)
class BootstrapTest {

    private static final String MONITOR = "chamicore_monitor";

    private final TestDatabase database = TestDatabase.create();

    private void bootstrap(Map<String, String> passwords) throws SQLException {
        try (Connection admin = database.admin()) {
            Bootstrap.apply(admin, passwords);
            assertThat(admin.getAutoCommit()).isTrue();
        }
    }

    private void logIn(String password) throws SQLException {
        try (Connection login = DriverManager.getConnection(database.jdbcUrl(), MONITOR, password)) {
            assertThat(login.isValid(5)).isTrue();
        }
    }

    private static String text(Operator operator, String sql) {
        return operator.jdbc().sql(sql).query(String.class).single();
    }

    /** Whatever the bootstrap decides, as the catalogs have it. */
    private List<String> decided() {
        try (Operator operator = Operator.of(database)) {
            return operator.jdbc().sql("""
                            select concat_ws(' ', 'role', rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolbypassrls, rolconnlimit)
                              from pg_roles
                             where rolname in ('smd_owner', 'smd', 'bss_owner', 'bss', 'cloudinit_owner', 'cloudinit', 'auth_owner', 'auth', 'chamicore_backup', 'chamicore_monitor')
                            union all
                            select concat_ws(' ', 'setting', setrole::regrole, setdatabase = 0, setconfig)
                              from pg_db_role_setting
                             where setdatabase = 0
                            union all
                            select concat_ws(' ', 'member', member::regrole, roleid::regrole)
                              from pg_auth_members
                            union all
                            select concat_ws(' ', 'database', datacl)
                              from pg_database
                             where datname = current_database()
                            union all
                            select concat_ws(' ', 'schema', nspname, nspowner::regrole, nspacl)
                              from pg_namespace
                             where nspname not like 'pg\\_%'
                            union all
                            select concat_ws(' ', 'default', defaclrole::regrole, defaclnamespace::regnamespace, defaclobjtype, defaclacl)
                              from pg_default_acl
                             order by 1
                            """).query(String.class).list();
        }
    }

    @Test
    void madeASecondTimeItChangesNothing() throws SQLException {
        database.migrate("smd");
        List<String> before = decided();
        assertThat(before)
                .anyMatch(line -> line.startsWith("role smd "))
                .anyMatch(line -> line.contains("search_path=smd"));

        bootstrap(Map.of());
        database.bootstrap();
        assertThat(decided()).isEqualTo(before);
        assertThat(database.migrations("smd").current())
                .hasValue(database.migrations("smd").newest());
    }

    @Test
    void givesNoRoleMoreThanALogin() {
        assertThat(decided().stream().filter(line -> line.startsWith("role ")))
                .hasSize(10)
                .allMatch(line -> line.endsWith(" f t f f t f f -1"));
        assertThat(decided().stream().filter(line -> line.startsWith("member ") && !line.startsWith("member pg_")))
                .containsExactlyInAnyOrder(
                        "member chamicore_backup pg_read_all_data", "member chamicore_monitor pg_read_all_stats");
    }

    @Test
    void setsThePasswordsItIsGivenAndKeepsTheOthers() throws SQLException {
        String usual = database.role(MONITOR).password();
        logIn(usual);
        try {
            bootstrap(Map.of(MONITOR, "an'other \"pass\\word $1 ü"));
            logIn("an'other \"pass\\word $1 ü");
            assertThatThrownBy(() -> logIn(usual)).hasMessageContaining("password authentication failed");

            bootstrap(Map.of());
            logIn("an'other \"pass\\word $1 ü");
            try (Connection smd = database.login("smd")) {
                assertThat(smd.isValid(5)).isTrue();
            }
        } finally {
            database.bootstrap();
        }
        logIn(usual);
        assertThatThrownBy(() -> logIn("")).isInstanceOf(SQLException.class);
    }

    @Test
    void tellsTheServerNothingButVerifiers() {
        try (Operator operator = Operator.of(database)) {
            assertThat(text(operator, "select rolpassword from pg_authid where rolname = 'smd'"))
                    .startsWith("SCRAM-SHA-256$")
                    .doesNotContain(database.role("smd").password());
        }
    }

    @Test
    void leavesNothingInTheSession() throws SQLException {
        try (Connection admin = database.admin();
                var statement = admin.createStatement()) {
            Bootstrap.apply(admin, Map.of(MONITOR, database.role(MONITOR).password()));
            try (var row = statement.executeQuery(
                    "select coalesce(current_setting('chamicore.password_chamicore_monitor', true), '')")) {
                row.next();
                assertThat(row.getString(1)).isEmpty();
            }
        }
    }

    /** Two suites may begin at once on one server, and roles are the server's. */
    @Test
    void endsWellInSeveralDatabasesAtOnce() throws Exception {
        List<TestDatabase> databases =
                IntStream.range(0, 4).mapToObj(number -> TestDatabase.create()).toList();
        try (var threads = Executors.newFixedThreadPool(databases.size())) {
            List<Future<Void>> runs = threads.invokeAll(databases.stream()
                    .<Callable<Void>>map(each -> () -> {
                        for (int round = 0; round < 5; round++) {
                            each.bootstrap();
                        }
                        return null;
                    })
                    .toList());
            for (Future<Void> run : runs) {
                run.get();
            }
        }
    }
}
