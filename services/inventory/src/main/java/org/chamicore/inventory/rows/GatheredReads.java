package org.chamicore.inventory.rows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads of single rows that come at the same time, asked by one statement. It begins after each of them came, so whoever has been told
 * that a row is written finds it. Not for use within a transaction, whose own rows it would not see.
 */
public final class GatheredReads<K, T> {

    /** How many statements run at the same time: one while another waits for its answer. */
    private static final int READERS = 2;

    private static final int MOST = 64;

    private final Gathering<Waiting<K, T>> waiting;
    private final Function<Set<K>, Map<K, T>> reader;

    private record Waiting<K, T>(K key, CompletableFuture<Optional<T>> answer) {}

    /**
     * Makes one.
     *
     * @param name of its threads
     * @param reader finds what there is of these
     */
    public GatheredReads(String name, Function<Set<K>, Map<K, T>> reader) {
        this.waiting = new Gathering<>(name, READERS, MOST, this::read);
        this.reader = reader;
    }

    /** What is there by this name; fails as the statement does. */
    public Optional<T> find(K key) {
        Waiting<K, T> own = new Waiting<>(key, new CompletableFuture<>());
        waiting.add(own);
        try {
            return own.answer().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** How many wait to be read. */
    int size() {
        return waiting.size();
    }

    private void read(List<Waiting<K, T>> together) {
        try {
            Map<K, T> found = reader.apply(together.stream().map(Waiting::key).collect(Collectors.toSet()));
            together.forEach(each -> each.answer().complete(Optional.ofNullable(found.get(each.key()))));
        } catch (RuntimeException | Error failed) {
            together.forEach(each -> each.answer().completeExceptionally(failed));
        }
    }
}
