package org.chamicore.cloudinit.directory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An immutable map whose next version shares with this one all that does not change: few of many thousand entries do at once. */
final class Shards<K, V> {

    private static final int COUNT_BITS = 10;
    private static final int COUNT = 1 << COUNT_BITS;
    private static final int SPREAD = 0x9E3779B9;

    private final Map<K, V>[] shards;
    private final int size;

    private Shards(Map<K, V>[] shards, int size) {
        this.shards = shards;
        this.size = size;
    }

    static <K, V> Shards<K, V> empty() {
        Map<K, V>[] shards = newArray();
        Arrays.fill(shards, Map.of());
        return new Shards<>(shards, 0);
    }

    Optional<V> get(K key) {
        return Optional.ofNullable(shards[shard(key)].get(key));
    }

    int size() {
        return size;
    }

    Stream<V> values() {
        return Arrays.stream(shards).flatMap(shard -> shard.values().stream());
    }

    Editor<K, V> edit() {
        return new Editor<>(this);
    }

    /** Of the spread hash the highest bits, as the maps themselves use the lowest. */
    private static int shard(Object key) {
        return (key.hashCode() * SPREAD) >>> (Integer.SIZE - COUNT_BITS);
    }

    @SuppressWarnings("unchecked")
    private static <K, V> Map<K, V>[] newArray() {
        return (Map<K, V>[]) new Map<?, ?>[COUNT];
    }

    /** Prepares the next version; each shard that changes is copied once. For one thread, and for one version. */
    static final class Editor<K, V> {

        private final Map<K, V>[] shards;
        private final boolean[] copied = new boolean[COUNT];
        private int size;

        private Editor(Shards<K, V> from) {
            shards = from.shards.clone();
            size = from.size;
        }

        Optional<V> get(K key) {
            return Optional.ofNullable(shards[shard(key)].get(key));
        }

        void put(K key, V value) {
            if (own(key).put(key, value) == null) {
                size++;
            }
        }

        void remove(K key) {
            if (own(key).remove(key) != null) {
                size--;
            }
        }

        Shards<K, V> done() {
            return new Shards<>(shards, size);
        }

        private Map<K, V> own(K key) {
            int shard = shard(key);
            if (!copied[shard]) {
                shards[shard] = new HashMap<>(shards[shard]);
                copied[shard] = true;
            }
            return shards[shard];
        }
    }
}
