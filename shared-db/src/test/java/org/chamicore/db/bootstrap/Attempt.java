package org.chamicore.db.bootstrap;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Tries a statement with a role's own login, in a transaction that is rolled back. */
final class Attempt {

    private static final String NO_PRIVILEGE = "42501";
    private static final String CONSTRAINT = "23";
    private static final String REFERENCED = "0A000"; // a table that a foreign key leads to is not truncated alone

    private Attempt() {}

    /** Whether the privilege is there; what a constraint refuses got that far. */
    static boolean succeeds(Connection login, String sql) {
        try {
            login.setAutoCommit(false);
            try (Statement statement = login.createStatement()) {
                statement.execute(sql);
                return true;
            } catch (SQLException refused) {
                if (NO_PRIVILEGE.equals(refused.getSQLState())) {
                    return false;
                }
                if (refused.getSQLState().startsWith(CONSTRAINT) || REFERENCED.equals(refused.getSQLState())) {
                    return true;
                }
                throw refused;
            } finally {
                login.rollback();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** What the server says when it refuses. */
    static String refusal(Connection login, String sql) {
        try (Statement statement = login.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            return refused.getMessage();
        }
        throw new AssertionError(sql + " was allowed");
    }
}
