package org.chamicore.db.replica;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.chamicore.db.changelog.ChangeSignal;
import org.chamicore.db.pool.LeaderLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Another service's things, kept in this schema as that service's feed tells them. Of all processes that run this service one
 * writes; every write also stands in the schema's change log, under the thing's own kind and key, so that all of them hear of it.
 */
public class Replica {

    private static final int BATCH = 1000;
    private static final String REQUEST_ID = "feed";

    /**
     * A thing, or that it is gone.
     *
     * @param value null when the thing is gone
     */
    public record Entry(String kind, String key, @Nullable JsonNode value) {}

    private record Key(String kind, String key) {}

    private final ReplicaRepository repository;
    private final TransactionTemplate transaction;
    private final LeaderLock leader;
    private final ChangeSignal signal;
    private Optional<String> known = Optional.empty();

    Replica(ReplicaRepository repository, TransactionTemplate transaction, LeaderLock leader, ChangeSignal signal) {
        this.repository = repository;
        this.transaction = transaction;
        this.leader = leader;
        this.signal = signal;
    }

    /** Whether this process is the one that writes. */
    public boolean leads() {
        return leader.leads();
    }

    /**
     * How far into the feed the replica is; empty before the first snapshot. What is written next builds on this place, so only
     * the one who writes asks, and before reading what comes after it.
     */
    public synchronized Optional<String> cursor() {
        known = repository.cursor();
        return known;
    }

    /**
     * Makes the replica what {@code entries} say, and nothing else, in one transaction.
     *
     * @throws OptimisticLockingFailureException when another process moved the replica on in the meantime; nothing is written
     */
    public synchronized void replaceAll(Iterable<Entry> entries, String cursor) {
        write(cursor, () -> {
            Map<String, Set<String>> told = new HashMap<>();
            Map<Key, Entry> batch = new LinkedHashMap<>();
            for (Entry entry : entries) {
                if (entry.value() != null) {
                    told.computeIfAbsent(entry.kind(), kind -> new HashSet<>()).add(entry.key());
                }
                batch.put(new Key(entry.kind(), entry.key()), entry);
                if (batch.size() == BATCH) {
                    write(batch.values());
                    batch.clear();
                }
            }
            write(batch.values());
            List<Entry> gone = new ArrayList<>();
            repository.forEachKey(entry -> {
                if (!told.getOrDefault(entry.kind(), Set.of()).contains(entry.key())) {
                    gone.add(entry);
                }
            });
            write(gone);
        });
    }

    /**
     * Takes in what the feed told next, in its order and in one transaction; of several entries with one key the last counts.
     *
     * @throws OptimisticLockingFailureException when another process moved the replica on in the meantime; nothing is written
     */
    public synchronized void apply(List<Entry> entries, String cursor) {
        write(cursor, () -> {
            LinkedHashMap<Key, Entry> last = new LinkedHashMap<>();
            entries.forEach(each -> last.putLast(new Key(each.kind(), each.key()), each));
            write(last.values());
        });
    }

    /** Tells every thing there is, ordered by kind and key; call it in a transaction. */
    public void forEach(Consumer<Entry> consumer) {
        repository.forEach(consumer);
    }

    /**
     * What differs from the things that {@code entries} say there are, by kind and key in the order of the entries: things that
     * are missing here or are otherwise, with how they should be, then things that should not be here, without value.
     */
    public List<Entry> differences(Iterable<Entry> entries) {
        Set<Key> told = new HashSet<>();
        List<Entry> differing = new ArrayList<>();
        List<Entry> batch = new ArrayList<>();
        for (Entry entry : entries) {
            told.add(new Key(entry.kind(), entry.key()));
            batch.add(entry);
            if (batch.size() == BATCH) {
                differing.addAll(repository.differing(batch));
                batch.clear();
            }
        }
        differing.addAll(repository.differing(batch));
        repository.forEachKey(entry -> {
            if (!told.contains(new Key(entry.kind(), entry.key()))) {
                differing.add(entry);
            }
        });
        return differing;
    }

    private void write(String cursor, Runnable rows) {
        transaction.executeWithoutResult(status -> {
            if (!repository.moveCursor(known, cursor)) {
                throw new OptimisticLockingFailureException("another process moved the replica on");
            }
            rows.run();
        });
        known = Optional.of(cursor);
        signal.announce();
    }

    private void write(Collection<Entry> entries) {
        List<Entry> all = List.copyOf(entries);
        for (int from = 0; from < all.size(); from += BATCH) {
            repository.write(all.subList(from, Math.min(all.size(), from + BATCH)), REQUEST_ID);
        }
    }
}
