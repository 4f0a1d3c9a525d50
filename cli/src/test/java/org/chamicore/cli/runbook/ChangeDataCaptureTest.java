package org.chamicore.cli.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.chamicore.cli.postgres.InstalledPostgres;
import org.chamicore.cli.postgres.SuiteOnInstalled;
import org.chamicore.cli.suite.ExternalDatabase;
import org.chamicore.db.settings.DatabaseUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What docs/operations/ordinary-tools.md says of logical replication, with two servers: another hears of each change. */
@ResourceLock("roles of the installed server")
class ChangeDataCaptureTest {

    @TempDir
    Path folder;

    private InstalledPostgres server;
    private SuiteOnInstalled published;
    private SuiteOnInstalled subscribed;

    @BeforeEach
    void twoServers() throws IOException, SQLException {
        server = InstalledPostgres.orSkip().another(folder, "wal_level = 'logical'\n");
        server.start();
        String url = server.newDatabase();
        published = new SuiteOnInstalled(server, url.substring(url.lastIndexOf('/') + 1));
        new ExternalDatabase(DatabaseUrl.parse(url)).bootstrap(Map.of());
        published.migrate();
        subscribed = SuiteOnInstalled.create();
        run(subscribed, "truncate smd.change_log");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void anotherServerHearsOfEachChange() throws SQLException {
        published.log("smd", "before");
        run(published, "create publication inventory_changes for table smd.change_log with (publish = 'insert')");
        URI address = URI.create(published.url());
        String[] login = address.getUserInfo().split(":", 2);
        run(
                subscribed,
                "create subscription copy connection 'host=%s port=%d dbname=%s user=%s password=%s' publication inventory_changes"
                        .formatted(address.getHost(), address.getPort(), published.name(), login[0], login[1]));
        published.log("smd", "after");
        await().until(
                        () -> subscribed.texts("select key from smd.change_log order by xid, position"),
                        List.of("before", "after")::equals);

        // What is let go here stays there, which is what a copy is for.
        run(published, "delete from smd.change_log");
        published.log("smd", "later");
        await().until(
                        () -> subscribed.texts("select key from smd.change_log order by xid, position"),
                        List.of("before", "after", "later")::equals);

        // A subscriber that went away for good: its slot keeps WAL until it is dropped by hand.
        run(
                subscribed,
                "alter subscription copy disable",
                "alter subscription copy set (slot_name = none)",
                "drop subscription copy");
        await().ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> published
                                .texts("select pg_drop_replication_slot('copy')::text")
                                .size()
                        == 1);
        assertThat(published.texts("select slot_name::text from pg_replication_slots"))
                .isEmpty();
    }

    private static void run(SuiteOnInstalled database, String... statements) throws SQLException {
        try (Connection admin = database.server().admin(database.name());
                Statement statement = admin.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
