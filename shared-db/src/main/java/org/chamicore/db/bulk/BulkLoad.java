package org.chamicore.db.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PSQLState;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Puts rows into a table by COPY, which pays from {@value #COPY_FROM} rows on; fewer go in one statement over {@code unnest}. COPY knows
 * no {@code on conflict}: whoever copies looks first which rows are new, tries ({@link #isCopied}), and takes the slower statement where
 * another writer came between.
 */
public class BulkLoad {

    /** From how many rows on COPY is the faster way. */
    public static final int COPY_FROM = 1000;

    private final JdbcOperations jdbc;

    public BulkLoad(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether so many rows are worth a COPY. */
    public static boolean isWorthIt(int rows) {
        return rows >= COPY_FROM;
    }

    /**
     * Copies rows within the caller's transaction, which has failed where one of them is there already.
     *
     * @param sql {@code copy <table> (<columns>) from stdin}
     * @param values a row's values in the order of the columns: null, a text that PostgreSQL reads, a number, a truth value, or a list of
     *     these for an array
     * @return how many rows there are now more
     * @throws org.springframework.dao.DuplicateKeyException when a row is there already
     */
    public <T> long copy(String sql, Iterable<T> rows, Function<T, List<@Nullable Object>> values) {
        Long copied = jdbc.execute((ConnectionCallback<Long>) connection -> copy(connection, sql, rows, values));
        return copied == null ? 0 : copied;
    }

    /**
     * As {@link #copy}, but where a row is there already, or has what must be unique and another has, nothing is copied and the
     * transaction goes on as it was before.
     *
     * @return whether the rows were copied
     */
    public <T> boolean isCopied(String sql, Iterable<T> rows, Function<T, List<@Nullable Object>> values) {
        return Boolean.TRUE.equals(
                jdbc.execute((ConnectionCallback<Boolean>) connection -> isCopied(connection, sql, rows, values)));
    }

    private static <T> boolean isCopied(
            Connection connection, String sql, Iterable<T> rows, Function<T, List<@Nullable Object>> values)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            copy(connection, sql, rows, values);
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException failed) {
            if (!PSQLState.UNIQUE_VIOLATION.getState().equals(failed.getSQLState())) {
                throw failed;
            }
            connection.rollback(before);
            return false;
        }
    }

    private static <T> long copy(
            Connection connection, String sql, Iterable<T> rows, Function<T, List<@Nullable Object>> values)
            throws SQLException {
        CopyIn copying = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            CopyText text = new CopyText();
            for (Iterator<T> each = rows.iterator(); each.hasNext(); ) {
                text.add(values.apply(each.next()));
                if (text.isFull() || !each.hasNext()) {
                    byte[] bytes = text.take();
                    copying.writeToCopy(bytes, 0, bytes.length);
                }
            }
            return copying.endCopy();
        } finally {
            if (copying.isActive()) {
                copying.cancelCopy();
            }
        }
    }
}
