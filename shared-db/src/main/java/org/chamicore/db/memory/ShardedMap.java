package org.chamicore.db.memory;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map whose next version shares with it all that stays the same, so that one change among 50,000 copies a
 * handful of entries and readers never wait.
 */
public final class ShardedMap<K, V> {

    private static final int SHARD_BITS = 13;
    private static final int SPREAD =
            0x9E3779B9; // mixes into the high bits, for the shards' own maps go by the low ones

    private final List<Map<K, V>> shards;
    private final int size;

    private ShardedMap(List<Map<K, V>> shards, int size) {
        this.shards = shards;
        this.size = size;
    }

    public static <K, V> ShardedMap<K, V> empty() {
        return new ShardedMap<>(Collections.nCopies(1 << SHARD_BITS, Map.of()), 0);
    }

    public @Nullable V get(K key) {
        return shards.get(shard(key)).get(key);
    }

    public int size() {
        return size;
    }

    public Stream<K> keys() {
        return shards.stream().flatMap(shard -> shard.keySet().stream());
    }

    public Stream<V> values() {
        return shards.stream().flatMap(shard -> shard.values().stream());
    }

    /** Starts the next version; this one stays as it is. */
    public Editor<K, V> edit() {
        return new Editor<>(shards, size);
    }

    private static int shard(Object key) {
        return (key.hashCode() * SPREAD) >>> (Integer.SIZE - SHARD_BITS);
    }

    /** The next version while it is made; for one thread. */
    public static final class Editor<K, V> {

        private final List<Map<K, V>> shards;
        private final BitSet copied = new BitSet(1 << SHARD_BITS);
        private int size;

        private Editor(List<Map<K, V>> shards, int size) {
            this.shards = new ArrayList<>(shards);
            this.size = size;
        }

        public @Nullable V get(K key) {
            return shards.get(shard(key)).get(key);
        }

        public void put(K key, V value) {
            if (own(key).put(key, value) == null) {
                size++;
            }
        }

        public void remove(K key) {
            if (get(key) != null) {
                own(key).remove(key);
                size--;
            }
        }

        public ShardedMap<K, V> build() {
            copied.clear();
            return new ShardedMap<>(List.copyOf(shards), size);
        }

        private Map<K, V> own(K key) {
            int shard = shard(key);
            if (!copied.get(shard)) {
                copied.set(shard);
                shards.set(shard, new HashMap<>(shards.get(shard)));
            }
            return shards.get(shard);
        }
    }
}
