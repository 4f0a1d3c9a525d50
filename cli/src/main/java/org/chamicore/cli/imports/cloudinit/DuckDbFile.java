package org.chamicore.cli.imports.cloudinit;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.imports.Destination;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.Source;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The DuckDB file of a cloud-init server that is stopped: {@code groups(name, data)}, {@code instances(node_name, data)} and
 * {@code cluster_defaults(id, data)}, with JSON in {@code data} (OpenCHAMI/cloud-init, {@code internal/quackstore}). DuckDB's driver
 * is not part of Chamicore, for it is larger than all of it.
 */
final class DuckDbFile implements Source {

    private final Path file;
    private final @Nullable Path driver;
    private final Destination to;

    /** @param driver the jar of DuckDB's JDBC driver; null where it is on the class path */
    DuckDbFile(Path file, @Nullable Path driver, Destination to) {
        this.file = file;
        this.driver = driver;
        this.to = to;
    }

    @Override
    public void read(Taker taker) {
        if (!Files.isReadable(file)) {
            throw new RefusedException("There is no file %s that can be read".formatted(file));
        }
        read().handTo(taker, to);
    }

    private Settings read() {
        URL[] jars = driver == null ? new URL[0] : new URL[] {url(driver)};
        try (URLClassLoader loader = new URLClassLoader(jars, getClass().getClassLoader());
                Connection connection = connect(loader);
                Statement statement = connection.createStatement()) {
            return new Settings(
                    Optional.ofNullable(rows(statement, "select '1', data from cluster_defaults where id = 1")
                                    .get("1"))
                            .orElseGet(Json::object),
                    rows(statement, "select name, data from groups"),
                    rows(statement, "select node_name, data from instances"));
        } catch (SQLException | IOException failed) {
            throw new RefusedException("%s cannot be read: %s".formatted(file, failed.getMessage()), failed);
        }
    }

    private Connection connect(ClassLoader loader) throws SQLException {
        String url = "jdbc:duckdb:" + file.toAbsolutePath();
        Properties readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        for (Driver each : ServiceLoader.load(Driver.class, loader)) {
            if (each.acceptsURL(url)) {
                return each.connect(url, readOnly);
            }
        }
        throw new RefusedException(
                "DuckDB's driver is needed: --duckdb-driver, or CHAMICORE_DUCKDB_DRIVER, names the jar org.duckdb:duckdb_jdbc");
    }

    private static Map<String, JsonNode> rows(Statement statement, String sql) throws SQLException {
        Map<String, JsonNode> rows = new TreeMap<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                String data = new String(result.getBytes(2), StandardCharsets.UTF_8);
                rows.put(result.getString(1), Json.read(data, result.getString(1)));
            }
        }
        return rows;
    }

    private static URL url(Path jar) {
        if (!Files.isReadable(jar)) {
            throw new RefusedException("There is no driver %s".formatted(jar));
        }
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
