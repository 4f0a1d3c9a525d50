package org.chamicore.db.migration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts rows into tables that it knows only from the catalogs: values are made by type, tried on the column's check constraints, taken
 * from the other table where a foreign key leads there, and offered in several combinations.
 */
final class Rows {

    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'|\\b(\\d+)\\b");
    private static final int TRIES = 300;

    private record Column(String name, String type, boolean required, boolean givenByDatabase) {}

    private record Check(List<String> columns, String expression) {}

    private record Reference(List<String> columns, String table, List<String> targets) {}

    private final JdbcClient jdbc;
    private final String schema;
    private int number;

    Rows(JdbcClient ownersConnection, String schema) {
        this.jdbc = ownersConnection;
        this.schema = schema;
    }

    /** Puts one more row into every table that takes one; tables that depend on others come behind them. */
    void add() {
        number++;
        List<String> waiting = new ArrayList<>(tables());
        for (int round = waiting.size(); round > 0; round--) {
            waiting.removeIf(this::add);
        }
        List<String> empty = waiting.stream()
                .filter(table -> content(table, List.of()).isEmpty())
                .toList();
        if (!empty.isEmpty()) {
            throw new AssertionError("no row fits into %s of %s: teach %s a value that its constraints allow"
                    .formatted(empty, schema, Rows.class.getName()));
        }
    }

    /** The tables of migrations, without the history. */
    List<String> tables() {
        return strings("""
                select relname
                  from pg_class
                 where relnamespace = :schema::regnamespace
                   and relkind in ('r', 'p')
                   and not relispartition
                   and relname <> 'schema_migrations'
                 order by relname
                """, Map.of());
    }

    List<String> columnNames(String table) {
        return columns(table).stream().map(Column::name).toList();
    }

    /** All rows of a table, each as text, in these columns or in all. */
    List<String> content(String table, List<String> columns) {
        String row = columns.isEmpty()
                ? "to_jsonb(t)"
                : columns.stream()
                        .map(each -> "t." + quoted(each))
                        .collect(Collectors.joining(", ", "jsonb_build_array(", ")"));
        return strings("select cast(%s as text) from %s as t order by 1".formatted(row, quoted(table)), Map.of());
    }

    private boolean add(String table) {
        List<Column> columns = columns(table).stream()
                .filter(each -> !each.givenByDatabase() || each.required())
                .toList();
        List<Column> given =
                columns.stream().filter(each -> !each.givenByDatabase()).toList();
        Random random = new Random(number);
        Map<String, List<String>> candidates = new HashMap<>();
        List<Check> checks = checks(table);
        given.forEach(each -> candidates.put(each.name(), fitting(each, checks)));
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Map<String, String> values = new LinkedHashMap<>();
            for (Column each : given) {
                boolean fill = each.required() || attempt == 0 || (attempt > 1 && random.nextBoolean());
                List<String> choice = candidates.get(each.name());
                if (fill && !choice.isEmpty()) {
                    values.put(each.name(), choice.get(attempt < 2 ? 0 : random.nextInt(choice.size())));
                }
            }
            if (!refer(table, values, attempt) || !insert(table, given, values)) {
                continue;
            }
            return true;
        }
        return false;
    }

    /** Takes what foreign keys need from the tables they lead to; false where there is nothing yet. */
    private boolean refer(String table, Map<String, String> values, int attempt) {
        for (Reference each : references(table)) {
            if (values.keySet().stream().noneMatch(each.columns()::contains)) {
                continue;
            }
            List<List<String>> rows = jdbc.sql("select %s from %s"
                            .formatted(
                                    each.targets().stream()
                                            .map(target -> "cast(" + quoted(target) + " as text)")
                                            .collect(Collectors.joining(", ")),
                                    quoted(each.table())))
                    .query((row, index) -> {
                        List<String> target = new ArrayList<>();
                        for (int column = 1; column <= each.targets().size(); column++) {
                            target.add(row.getString(column));
                        }
                        return target;
                    })
                    .list();
            if (rows.isEmpty()) {
                if (each.table().equals(table)) {
                    each.columns().forEach(values::remove);
                    continue;
                }
                return false;
            }
            List<String> target = rows.get((number + attempt) % rows.size());
            for (int column = 0; column < target.size(); column++) {
                values.put(each.columns().get(column), target.get(column));
            }
        }
        return true;
    }

    private boolean insert(String table, List<Column> columns, Map<String, String> values) {
        Map<String, String> types = columns.stream().collect(Collectors.toMap(Column::name, Column::type));
        List<String> names = List.copyOf(values.keySet());
        String sql = names.isEmpty()
                ? "insert into %s default values".formatted(quoted(table))
                : "insert into %s (%s) values (%s)"
                        .formatted(
                                quoted(table),
                                names.stream().map(Rows::quoted).collect(Collectors.joining(", ")),
                                names.stream()
                                        .map(each -> "cast(? as %s)".formatted(types.get(each)))
                                        .collect(Collectors.joining(", ")));
        try {
            return jdbc.sql(sql)
                            .params(names.stream().map(values::get).toList())
                            .update()
                    == 1;
        } catch (DataAccessException refused) {
            return false;
        }
    }

    /** The values that this column's own checks let through, as far as they concern no other column. */
    private List<String> fitting(Column column, List<Check> checks) {
        List<Check> own = checks.stream()
                .filter(each -> each.columns().equals(List.of(column.name())))
                .toList();
        return Stream.concat(values(column.type()), checks.stream().flatMap(each -> LITERAL.matcher(each.expression())
                        .results()
                        .map(match -> match.group(1) == null ? match.group(2) : match.group(1))))
                .distinct()
                .filter(value -> own.stream().allMatch(each -> holds(each, column, value)))
                .toList();
    }

    private boolean holds(Check check, Column column, String value) {
        try {
            return jdbc.sql("select coalesce((select %s from (select cast(:value as %s) as %s) as t), true)"
                            .formatted(check.expression(), column.type(), quoted(column.name())))
                    .param("value", value)
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException refused) {
            return false;
        }
    }

    private Stream<String> values(String type) {
        String two = "%02d".formatted(number % 100);
        return switch (type.replaceFirst("\\(.*\\)", "")) {
            case "text", "character varying" ->
                Stream.of(
                        "row" + number,
                        "p" + number,
                        "x0c0s0b0n" + number,
                        "x0c0s0b" + number,
                        "02:00:00:00:00:" + two,
                        "0200000000" + two,
                        "192.0.2." + number,
                        UUID.nameUUIDFromBytes(new byte[] {(byte) number}).toString(),
                        "%043d".formatted(number),
                        "%064d".formatted(number),
                        "http://row" + number + ".example",
                        "Node",
                        "Row" + number,
                        "ROW" + number,
                        String.valueOf(number),
                        "");
            case "boolean" -> Stream.of("true", "false");
            case "smallint", "integer", "bigint", "numeric", "real", "double precision", "xid8" ->
                Stream.of(String.valueOf(number), String.valueOf(1000 + number), "1", "0");
            case "uuid" ->
                Stream.of(UUID.nameUUIDFromBytes(new byte[] {(byte) number}).toString());
            case "jsonb", "json" ->
                Stream.of(
                        "{\"row\": %d}".formatted(number),
                        "[%d]".formatted(number),
                        "\"row%d\"".formatted(number),
                        "{}");
            case "macaddr" -> Stream.of("02:00:00:00:00:" + two);
            case "inet", "cidr" -> Stream.of("192.0.2." + number);
            case "bytea" -> Stream.of("\\x%032x".formatted(number), "\\x%064x".formatted(number), "\\x01");
            case "timestamp with time zone", "timestamp without time zone", "date" ->
                Stream.of("2030-01-%02d".formatted(1 + number % 28), "2031-01-%02d".formatted(1 + number % 28));
            case "interval" -> Stream.of(number + " minutes");
            default ->
                type.endsWith("[]")
                        ? Stream.concat(
                                values(type.substring(0, type.length() - 2))
                                        .map(each -> "{\"%s\"}".formatted(each.replace("\"", "\\\""))),
                                Stream.of("{}"))
                        : enumLabels(type);
        };
    }

    private Stream<String> enumLabels(String type) {
        List<String> labels = new ArrayList<>(strings(
                "select enumlabel from pg_enum where enumtypid = to_regtype(:type) and :schema is not null",
                Map.of("type", type)));
        Collections.rotate(labels, number);
        return labels.stream();
    }

    private List<Column> columns(String table) {
        return jdbc.sql("""
                        select attname
                             , format_type(atttypid, atttypmod) as type
                             , attnotnull and not atthasdef and attidentity = '' as required
                             , attidentity <> '' or attgenerated <> '' or atthasdef as given
                          from pg_attribute
                         where attrelid = cast(:table as regclass)
                           and attnum > 0
                           and not attisdropped
                         order by attnum
                        """)
                .param("table", quoted(table))
                .query((row, index) -> new Column(
                        row.getString("attname"),
                        row.getString("type"),
                        row.getBoolean("required"),
                        row.getBoolean("given")))
                .list();
    }

    private List<Check> checks(String table) {
        return jdbc.sql("""
                        select array_to_string(array(
                                   select attname
                                     from unnest(conkey) as key
                                     join pg_attribute on attrelid = conrelid and attnum = key), ',') as columns
                             , pg_get_expr(conbin, conrelid) as expression
                          from pg_constraint
                         where conrelid = cast(:table as regclass)
                           and contype  = 'c'
                        """)
                .param("table", quoted(table))
                .query((row, index) ->
                        new Check(List.of(row.getString("columns").split(",")), row.getString("expression")))
                .list();
    }

    private List<Reference> references(String table) {
        return jdbc.sql("""
                        select array_to_string(array(
                                   select attname
                                     from unnest(conkey) with ordinality as key (number, nr)
                                     join pg_attribute on attrelid = conrelid and attnum = number
                                    order by nr), ',') as columns
                             , (select relname from pg_class where oid = confrelid) as target
                             , array_to_string(array(
                                   select attname
                                     from unnest(confkey) with ordinality as key (number, nr)
                                     join pg_attribute on attrelid = confrelid and attnum = number
                                    order by nr), ',') as targets
                          from pg_constraint
                         where conrelid = cast(:table as regclass)
                           and contype  = 'f'
                        """)
                .param("table", quoted(table))
                .query((row, index) -> new Reference(
                        List.of(row.getString("columns").split(",")),
                        row.getString("target"),
                        List.of(row.getString("targets").split(","))))
                .list();
    }

    private List<String> strings(String sql, Map<String, String> parameters) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql);
        if (sql.contains(":schema")) {
            statement = statement.param("schema", schema);
        }
        return statement.params(parameters).query(String.class).list();
    }

    private static String quoted(String name) {
        return Optional.of(name).map(each -> "\"" + each + "\"").orElseThrow();
    }
}
