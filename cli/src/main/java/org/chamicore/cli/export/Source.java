package org.chamicore.cli.export;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that is exported.
 *
 * @param columns those that are exported, in this order; all others are named in {@code without}
 * @param without those that never are
 * @param insertedBy the SQL expression of the transaction (xid8) that has inserted a row; blank where rows change, so that the whole
 *     table is exported each time
 */
record Source(String schema, String table, List<String> columns, List<String> without, String insertedBy) {

    /**
     * The transaction in a row's own header, with the epoch that its 32 bits leave out. Right for rows that are younger than 4 billion
     * transactions; the header of a row that is only ever inserted does not change.
     */
    private static final String OF_THE_ROW = """
        cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text)::numeric
             - mod(mod(cast(pg_snapshot_xmax(pg_current_snapshot()) as text)::numeric, 4294967296)
                   - cast(cast(xmin as text) as numeric) + 4294967296, 4294967296) as text)::xid8
        """;

    Source {
        columns = List.copyOf(columns);
        without = List.copyOf(without);
    }

    /** One whose rows change. */
    static Source whole(String schema, String table, String... columns) {
        return new Source(schema, table, List.of(columns), List.of(), "");
    }

    /** One whose rows are only ever added, and removed when they are old. */
    static Source added(String schema, String table, String... columns) {
        return new Source(schema, table, List.of(columns), List.of(), OF_THE_ROW);
    }

    Source without(String... left) {
        return new Source(schema, table, columns, List.of(left), insertedBy);
    }

    Source insertedBy(String expression) {
        return new Source(schema, table, columns, without, expression);
    }

    boolean isAdded() {
        return !insertedBy.isEmpty();
    }

    String name() {
        return schema + "." + table;
    }

    String file() {
        return name() + ".csv.gz";
    }

    /**
     * The statement that writes it. Names are those of {@link Sources}, none comes from outside.
     *
     * @param since the snapshot whose rows are left out, as PostgreSQL writes one; blank for all rows
     */
    String copy(String since) {
        String newer = since.isEmpty()
                ? ""
                : " where not pg_visible_in_snapshot(%s, pg_snapshot '%s')".formatted(insertedBy.strip(), since);
        return "copy (select %s from %s.%s%s) to stdout with (format csv, header)"
                .formatted(
                        columns.stream().map("\"%s\""::formatted).collect(Collectors.joining(", ")),
                        schema,
                        table,
                        newer);
    }
}
