package org.chamicore.inventory.rows;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A table whose rows have a name each, as its repository offers it to {@link Writing}. */
public interface KeyedTable<K, T> {

    K keyOf(T row);

    /** Inserts those whose names are new, in the order of their names, and says which these are. */
    Set<K> insertMissing(Collection<T> rows);

    /** Locks what exists of these, in the order of their names, against every other writer until the transaction ends. */
    List<T> lock(Collection<K> keys);

    /** Writes rows that were locked before. */
    void update(Collection<T> rows);
}
