package org.chamicore.db.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import org.postgresql.util.PasswordUtil;

/** Applies {@code migrations/bootstrap/}: the roles, schemas and grants of the one database. */
public final class Bootstrap {

    private static final String SCRIPT = "/db/bootstrap/bootstrap.sql";

    private Bootstrap() {}

    /**
     * Creates what is missing and sets the passwords given; does no harm where all is there already.
     *
     * @param admin a connection of a superuser to the application's database
     * @param passwords by role; a role that is not named keeps its password. Only their SCRAM verifiers reach the server.
     */
    public static void apply(Connection admin, Map<String, String> passwords) throws SQLException {
        boolean autoCommit = admin.getAutoCommit();
        admin.setAutoCommit(false);
        try (Statement statement = admin.createStatement()) {
            for (Map.Entry<String, String> password : passwords.entrySet()) {
                announce(admin, password.getKey(), password.getValue());
            }
            statement.execute(script());
            admin.commit();
        } catch (SQLException failed) {
            admin.rollback();
            throw failed;
        } finally {
            admin.setAutoCommit(autoCommit);
        }
    }

    private static void announce(Connection admin, String role, String password) throws SQLException {
        try (PreparedStatement setting = admin.prepareStatement("select set_config(?, ?, true)")) {
            setting.setString(1, "chamicore.password_" + role);
            setting.setString(2, PasswordUtil.encodeScramSha256(password.toCharArray()));
            setting.execute();
        }
    }

    private static String script() {
        try (var resource = Objects.requireNonNull(Bootstrap.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new IllegalStateException(SCRIPT, impossible);
        }
    }
}
