package org.chamicore.cli.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what the tables of some schemas hold, in the snapshot of the connection's transaction. */
public final class Contents {

    /** Rows are compared as text, so all that changes the text of a value is set. */
    public static final String SAME_TEXT = """
        set local time zone 'UTC';
        set local datestyle = 'ISO, YMD';
        set local intervalstyle = 'postgres';
        set local extra_float_digits = 1;
        set local bytea_output = 'hex';
        """;

    private record Question(String schema, String table, String sql) {}

    private final Connection connection;

    public Contents(Connection connection) {
        this.connection = connection;
    }

    /** Every table with rows of its own, partitions included. The database writes the questions, so that it quotes the names. */
    List<TableState> tables(List<String> schemas) throws SQLException {
        List<TableState> states = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute(SAME_TEXT);
            for (Question question : questions(schemas)) {
                try (ResultSet row = statement.executeQuery(question.sql())) {
                    row.next();
                    states.add(new TableState(question.schema(), question.table(), row.getLong(1), row.getString(2)));
                }
            }
        }
        return states;
    }

    /** The tables alone. */
    List<String> names(List<String> schemas) throws SQLException {
        return questions(schemas).stream()
                .map(each -> each.schema() + "." + each.table())
                .toList();
    }

    /** The newest migration of each schema that has any. */
    public Map<String, String> versions(List<String> schemas) throws SQLException {
        Map<String, String> versions = new LinkedHashMap<>();
        try (PreparedStatement ask = connection.prepareStatement("""
            select n.nspname
                 , format('select max(version) from %I.schema_migrations where success', n.nspname)
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
             where c.relname = 'schema_migrations'
               and n.nspname = any(?)
             order by n.nspname
            """);
                Statement statement = connection.createStatement()) {
            ask.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    try (ResultSet version = statement.executeQuery(row.getString(2))) {
                        version.next();
                        versions.put(row.getString(1), String.valueOf(version.getString(1)));
                    }
                }
            }
        }
        return versions;
    }

    private List<Question> questions(List<String> schemas) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("""
            select n.nspname
                 , c.relname
                 , format(
                       'select count(*)'
                       ', concat_ws(''-'''
                       ', coalesce(sum(cast(cast(''x'' || substr(m, 1, 16) as bit(64)) as bigint)), 0)'
                       ', coalesce(sum(cast(cast(''x'' || substr(m, 17, 16) as bit(64)) as bigint)), 0))'
                       ' from (select md5(cast(t as text)) as m from only %I.%I t) hashed'
                     , n.nspname, c.relname)
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r'
               and n.nspname = any(?)
             order by n.nspname, c.relname
            """)) {
            ask.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            List<Question> questions = new ArrayList<>();
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    questions.add(new Question(row.getString(1), row.getString(2), row.getString(3)));
                }
            }
            return questions;
        }
    }
}
