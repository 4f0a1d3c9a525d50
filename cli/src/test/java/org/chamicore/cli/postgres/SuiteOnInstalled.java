package org.chamicore.cli.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chamicore.cli.suite.ExternalDatabase;
import org.chamicore.cli.suite.Service;
import org.chamicore.db.settings.DatabaseUrl;

/** A database of the installed server with all schemas and a few rows. */
public record SuiteOnInstalled(InstalledPostgres server, String name) {

    public static final List<String> SCHEMAS = List.of("auth", "bss", "cloudinit", "smd");

    public static SuiteOnInstalled create() throws SQLException {
        InstalledPostgres server = InstalledPostgres.orSkip();
        String url = server.newDatabase();
        SuiteOnInstalled database = new SuiteOnInstalled(server, url.substring(url.lastIndexOf('/') + 1));
        new ExternalDatabase(DatabaseUrl.parse(url)).bootstrap(Map.of());
        database.migrate();
        SCHEMAS.forEach(schema -> database.log(schema, "first"));
        return database;
    }

    /** One that does not exist yet. */
    public static SuiteOnInstalled nowhere(InstalledPostgres server) {
        return new SuiteOnInstalled(
                server, "test_" + UUID.randomUUID().toString().replace("-", ""));
    }

    public String url() {
        return server.url(name);
    }

    public void migrate() {
        for (Service service : Service.values()) {
            new ExternalDatabase(DatabaseUrl.parse(url())).migrations(service).migrate();
        }
    }

    /** Appends to a schema's change log. */
    public void log(String schema, String key) {
        run("""
            insert into %s.change_log (xid, actor, request_id, kind, key, after)
            values (pg_current_xact_id(), 'test', 'test', 'test', '%s', '{"Ä": 1.10}')
            """.formatted(schema, key));
    }

    public List<String> keys(String schema) {
        return texts("select key from %s.change_log order by position".formatted(schema));
    }

    public void run(String sql) {
        try (Connection admin = server.admin(name);
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public List<String> texts(String question) {
        try (Connection admin = server.admin(name);
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Owners and rights of everything in the schemas, and of the schemas, as text. */
    public List<String> rights() {
        return texts("""
            select concat_ws(' ', n.nspname, c.relname, pg_get_userbyid(c.relowner), c.relacl)
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
             where n.nspname in ('auth', 'bss', 'cloudinit', 'smd')
            union all
            select concat_ws(' ', nspname, pg_get_userbyid(nspowner), nspacl)
              from pg_namespace
             where nspname in ('auth', 'bss', 'cloudinit', 'smd', 'public')
            union all
            select concat_ws(' ', n.nspname, p.proname, pg_get_userbyid(p.proowner), p.proacl)
              from pg_proc p
              join pg_namespace n on n.oid = p.pronamespace
             where n.nspname in ('auth', 'bss', 'cloudinit', 'smd')
            union all
            select concat_ws(' ', defaclrole, cast(cast(defaclnamespace as regnamespace) as text), defaclobjtype, defaclacl)
              from pg_default_acl
            union all
            select concat_ws(' ', 'database', datacl)
              from pg_database
             where datname = current_database()
            order by 1
            """);
    }
}
