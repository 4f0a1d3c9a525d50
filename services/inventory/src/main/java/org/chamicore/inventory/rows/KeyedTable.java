package org.chamicore.inventory.rows;

import java.util.Collection;
import java.util.List;

/** A table whose rows come and change, as its repository offers it to {@link Writing}. */
public interface KeyedTable<K extends Comparable<K>, T> extends NamedTable<K, T> {

    /** Locks what exists of these, in the order of their names, against every other writer until the transaction ends. */
    List<T> lock(Collection<K> keys);

    /** Writes rows that were locked before. */
    void update(Collection<T> rows);
}
