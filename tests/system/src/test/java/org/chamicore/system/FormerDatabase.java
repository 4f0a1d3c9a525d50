package org.chamicore.system;

import static org.chamicore.system.SystemSuite.suite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;

/** A database of a server that is to be replaced: on the suite's PostgreSQL, with an owner of its own. */
record FormerDatabase(String name, Path passwordFile) {

    private static final String PASSWORD = "former secret";

    /** Makes it and fills it with {@code resources/import/NAME.sql}. */
    static FormerDatabase make(String name, Path folder) throws SQLException, IOException {
        try (Connection admin = suite().database().server().orElseThrow().admin("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("create role former_%s login password '%s'".formatted(name, PASSWORD));
            statement.execute("create database former_%1$s owner former_%1$s".formatted(name));
        }
        FormerDatabase made =
                new FormerDatabase(name, Files.writeString(folder.resolve(name + "-password"), PASSWORD + "\n"));
        try (InputStream sql =
                Objects.requireNonNull(FormerDatabase.class.getResourceAsStream("/import/%s.sql".formatted(name)))) {
            made.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
        return made;
    }

    void drop() throws SQLException {
        try (Connection admin = suite().database().server().orElseThrow().admin("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("drop database former_" + name);
            statement.execute("drop role former_" + name);
        }
    }

    void execute(String sql) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "former_" + name);
        login.setProperty("password", PASSWORD);
        try (Connection owner = DriverManager.getConnection("jdbc:postgresql://" + place(), login);
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As a command line names it. */
    String url() {
        return "postgres://former_%s@%s".formatted(name, place());
    }

    private String place() {
        return "127.0.0.1:%d/former_%s".formatted(suite().settings().ports().database(), name);
    }
}
