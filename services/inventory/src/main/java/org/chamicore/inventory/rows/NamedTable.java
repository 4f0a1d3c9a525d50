package org.chamicore.inventory.rows;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chamicore.db.bulk.BulkLoad;

/** A table whose rows have a name each, into which its repository can put one row or many. */
public interface NamedTable<K extends Comparable<K>, T> {

    K keyOf(T row);

    /** Which of these names are there; others may come before the caller looks again. */
    Set<K> known(Collection<K> keys);

    /** Inserts, in one statement, those whose names are new, in the order of their names, and says which these are. */
    Set<K> insertFew(Collection<T> rows);

    /** Copies rows in this order, unless one of them cannot be because of another: then nothing has happened. */
    boolean isCopied(List<T> rows);

    /** Inserts, within the caller's transaction, those whose names are new, and says which these are: by COPY where there are many. */
    default Set<K> insertMissing(Collection<T> rows) {
        if (BulkLoad.isWorthIt(rows.size())) {
            Set<K> known = known(rows.stream().map(this::keyOf).toList());
            List<T> fresh = rows.stream()
                    .filter(each -> !known.contains(keyOf(each)))
                    .sorted(Comparator.comparing(this::keyOf))
                    .toList();
            if (isCopied(fresh)) {
                return fresh.stream().map(this::keyOf).collect(Collectors.toSet());
            }
        }
        return insertFew(rows);
    }
}
