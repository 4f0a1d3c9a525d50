package org.chamicore.inventory.rows;

import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.chamicore.inventory.wire.Labelled;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/** Rows turned into columns: one array parameter for each, for {@code unnest(cast(:ids as text[]), ...)}; many of them for COPY. */
public final class Columns<T> {

    private final List<T> rows;
    private final Map<String, Object> arrays = new HashMap<>();

    private Columns(Collection<? extends T> rows) {
        this.rows = List.copyOf(rows);
    }

    public static <T> Columns<T> of(Collection<? extends T> rows) {
        return new Columns<>(rows);
    }

    /** The names as one array, for {@code any(:ids)}. */
    public static String[] names(Collection<Xname> ids) {
        return ids.stream().map(Xname::value).toArray(String[]::new);
    }

    /** The texts of an array that was read; none where it is null, as it is when nothing was gathered. */
    public static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    public Columns<T> text(String name, Function<T, @Nullable String> value) {
        return array(name, String.class, value);
    }

    public Columns<T> label(String name, Function<T, @Nullable Labelled> value) {
        return array(name, String.class, row -> {
            Labelled labelled = value.apply(row);
            return labelled == null ? null : labelled.label();
        });
    }

    /** A column of this element type, which is one that the driver has an array type for. */
    public <V> Columns<T> array(String name, Class<V> type, Function<T, @Nullable V> value) {
        Object array = java.lang.reflect.Array.newInstance(type, rows.size());
        for (int at = 0; at < rows.size(); at++) {
            java.lang.reflect.Array.set(array, at, value.apply(rows.get(at)));
        }
        arrays.put(name, array);
        return this;
    }

    /** The rows again, each the values of these columns in this order, for COPY. */
    public List<List<@Nullable Object>> rows(String... names) {
        List<Object> columns = Arrays.stream(names)
                .map(name -> Objects.requireNonNull(arrays.get(name), name))
                .toList();
        return IntStream.range(0, rows.size()).mapToObj(at -> row(columns, at)).toList();
    }

    private static List<@Nullable Object> row(List<Object> columns, int at) {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        columns.forEach(column -> values.add(java.lang.reflect.Array.get(column, at)));
        return values;
    }

    /** The parameters of the statement. */
    public Map<String, Object> parameters() {
        return Map.copyOf(arrays);
    }
}
