package org.chamicore.cli.check;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a server questions and takes the answers as text. */
record Rows(Connection connection) {

    /** Every row, its columns by name; SQL null is an empty text. */
    List<Map<String, String>> of(String question, Object... parameters) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(question)) {
            for (int number = 0; number < parameters.length; number++) {
                ask.setObject(number + 1, parameters[number]);
            }
            List<Map<String, String>> rows = new ArrayList<>();
            try (ResultSet row = ask.executeQuery()) {
                ResultSetMetaData columns = row.getMetaData();
                while (row.next()) {
                    Map<String, String> texts = new LinkedHashMap<>();
                    for (int column = 1; column <= columns.getColumnCount(); column++) {
                        @Nullable String text = row.getString(column);
                        texts.put(columns.getColumnLabel(column), text == null ? "" : text);
                    }
                    rows.add(texts);
                }
            }
            return rows;
        }
    }

    /** The first column of the first row. */
    String one(String question, Object... parameters) throws SQLException {
        return of(question, parameters).getFirst().values().iterator().next();
    }

    /** Whether the first column of the first row is true. */
    boolean holds(String question, Object... parameters) throws SQLException {
        return one(question, parameters).equals("t");
    }
}
