package org.chamicore.cloudinit.input;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a client gave, where leaving a key out, {@code null} and an empty value mean the same. */
public final class Given {

    private Given() {}

    public static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Without the entries that are null. */
    public static List<String> texts(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream().filter(Objects::nonNull).toList();
    }

    /** Without the entries that are null, and sorted. */
    public static SortedMap<String, String> map(@Nullable Map<String, String> values) {
        SortedMap<String, String> map = new TreeMap<>(values == null ? Map.of() : values);
        map.values().removeIf(Objects::isNull);
        return Collections.unmodifiableSortedMap(map);
    }

    /** {@code value} unless it is blank. */
    public static String or(String value, String otherwise) {
        return value.isEmpty() ? otherwise : value;
    }
}
