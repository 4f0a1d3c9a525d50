package org.chamicore.db.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Puts rows into a table by COPY, which pays from {@value #COPY_FROM} rows on; fewer go in one statement over {@code unnest}. COPY knows
 * no {@code on conflict}: a row that is there already fails it, and with it the transaction, so whoever copies looks first
 * which rows are new and begins again with the slower statement where another writer came between.
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
     * Copies rows within the caller's transaction.
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
