package org.chamicore.inventory.rows;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of rows that were to be as they are now: each is new, or another than before, or untouched.
 *
 * @param created those that were not there
 * @param changed those that were otherwise, by what they were
 */
public record Writing<T>(List<T> created, Map<T, T> changed) {

    /** Writes, within the caller's transaction, rows as they are now; of several with one name the last counts. */
    public static <K extends Comparable<K>, T> Writing<T> of(Collection<T> rows, KeyedTable<K, T> table) {
        Map<K, T> wanted = rows.stream()
                .collect(Collectors.toMap(table::keyOf, Function.identity(), (first, last) -> last, TreeMap::new));
        Set<K> inserted = wanted.isEmpty() ? Set.of() : table.insertMissing(wanted.values());
        List<K> known =
                wanted.keySet().stream().filter(key -> !inserted.contains(key)).toList();
        Map<T, T> changed = new LinkedHashMap<>();
        for (T before : known.isEmpty() ? List.<T>of() : table.lock(known)) {
            changed.put(before, Objects.requireNonNull(wanted.get(table.keyOf(before))));
        }
        changed.entrySet().removeIf(each -> each.getKey().equals(each.getValue()));
        if (!changed.isEmpty()) {
            table.update(changed.values());
        }
        return new Writing<>(
                wanted.entrySet().stream()
                        .filter(each -> inserted.contains(each.getKey()))
                        .map(Map.Entry::getValue)
                        .toList(),
                changed);
    }
}
