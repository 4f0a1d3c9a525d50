package org.chamicore.cli.pgtools;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of PostgreSQL, such as 15.18; versions with the same major number understand one another.
 *
 * @param major what decides whether programs and server fit
 * @param text the whole of it
 */
public record PgVersion(int major, String text) implements Comparable<PgVersion> {

    private static final Pattern NUMBER = Pattern.compile("\\b(\\d{2,3})(?:\\.\\d+|beta\\d+|rc\\d+|devel)?");

    /** Finds it in what a server or program says of itself: {@code pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)}. */
    public static PgVersion parse(String said) {
        Matcher number = NUMBER.matcher(said);
        if (!number.find()) {
            throw new IllegalArgumentException("no version in '%s'".formatted(said));
        }
        return new PgVersion(Integer.parseInt(number.group(1)), number.group());
    }

    public static PgVersion of(Connection server) throws SQLException {
        try (Statement statement = server.createStatement();
                ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            return parse(row.getString(1));
        }
    }

    @Override
    public int compareTo(PgVersion other) {
        return Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return text;
    }
}
