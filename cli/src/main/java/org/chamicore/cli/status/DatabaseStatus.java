package org.chamicore.cli.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.chamicore.cli.suite.DatabaseRoles;
import org.chamicore.cli.suite.SuiteAddress;
import org.chamicore.db.settings.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database answers.
 *
 * @param url without credentials
 * @param status up or down
 * @param version of the server
 * @param note why it is down
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DatabaseStatus(
        String url,
        Condition status,
        @Nullable String version,
        @Nullable String note) {

    private static final String SECONDS = "3";

    /** Asks it, as the role that may read nothing but statistics. */
    static DatabaseStatus of(SuiteAddress suite) {
        String url = suite.database();
        Credentials monitor = DatabaseRoles.credentials(suite.data().secrets(), DatabaseRoles.MONITOR);
        Properties properties = new Properties();
        properties.setProperty("user", monitor.username());
        properties.setProperty("password", monitor.password());
        properties.setProperty("loginTimeout", SECONDS);
        properties.setProperty("socketTimeout", SECONDS);
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            return new DatabaseStatus(url, Condition.UP, row.getString(1), null);
        } catch (SQLException failed) {
            return new DatabaseStatus(url, Condition.DOWN, null, failed.getMessage());
        }
    }
}
