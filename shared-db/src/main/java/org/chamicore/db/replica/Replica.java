package org.chamicore.db.replica;

import java.time.Duration;
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
import java.util.stream.Collectors;
import org.chamicore.db.changelog.ChangeSignal;
import org.chamicore.db.failure.EventFailure;
import org.chamicore.db.failure.FailureConsumer;
import org.chamicore.db.failure.Failures;
import org.chamicore.db.metrics.EventMetrics;
import org.chamicore.db.pool.LeaderLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Another service's things, kept in this schema as that service's feed tells them. Of all processes that run this service one
 * writes; every write also stands in the schema's change log, under the thing's own kind and key, so that all of them hear of it.
 */
public class Replica implements FailureConsumer {

    private static final int BATCH = 1000;
    private static final String REQUEST_ID = "feed";

    /**
     * A thing, or that it is gone.
     *
     * @param value null when the thing is gone
     * @param requestId the request that made it so, which goes with it into this schema's log
     */
    public record Entry(String kind, String key, @Nullable JsonNode value, String requestId) {

        /** A thing of which it is not known which request made it so. */
        public Entry(String kind, String key, @Nullable JsonNode value) {
            this(kind, key, value, REQUEST_ID);
        }
    }

    private record Key(String kind, String key) {}

    private final ReplicaRepository repository;
    private final TransactionTemplate transaction;
    private final LeaderLock leader;
    private final ChangeSignal signal;
    private final Failures failures;
    private final EventMetrics metrics;
    private final Sieve sieve;
    private Optional<String> known = Optional.empty();
    private boolean anyFailed = true; // as long as nobody has looked

    Replica(
            ReplicaRepository repository,
            TransactionTemplate transaction,
            LeaderLock leader,
            ChangeSignal signal,
            Failures failures,
            EventMetrics metrics) {
        this.repository = repository;
        this.transaction = transaction;
        this.leader = leader;
        this.signal = signal;
        this.failures = failures;
        this.metrics = metrics;
        this.sieve = new Sieve(repository, transaction, failures, metrics);
    }

    /** Whether this process is the one that writes. */
    @Override
    public boolean leads() {
        return leader.leads();
    }

    @Override
    public String consumer() {
        return Sieve.CONSUMER;
    }

    @Override
    public Optional<String> redrive(EventFailure failure) {
        JsonNode payload = failure.payload();
        Entry entry = new Entry(
                failure.resource(),
                failure.key(),
                payload == null || payload.isNull() ? null : payload,
                failure.metadata().path("requestId").asString(REQUEST_ID));
        try {
            transaction.executeWithoutResult(status -> repository.write(List.of(entry)));
        } catch (DataIntegrityViolationException refused) {
            return Optional.of(String.valueOf(refused.getMostSpecificCause().getMessage()));
        }
        signal.announce();
        return Optional.empty();
    }

    /**
     * How far into the feed the replica is; empty before the first snapshot. What is written next builds on this place, so only
     * the one who writes asks, and before reading what comes after it.
     */
    public synchronized Optional<String> cursor() {
        known = repository.cursor();
        anyFailed = true; // where another process wrote in the meantime
        return known;
    }

    /**
     * Makes the replica what {@code entries} say, and nothing else, in one transaction. An entry that the database refuses is passed
     * over and becomes a dead letter.
     *
     * @throws OptimisticLockingFailureException when another process moved the replica on in the meantime; nothing is written
     */
    public synchronized void replaceAll(Iterable<Entry> entries, String cursor) {
        long start = System.nanoTime();
        write(cursor, writer -> {
            failures.overtaken(Sieve.CONSUMER);
            Map<String, Set<String>> told = new HashMap<>();
            Map<Key, Entry> batch = new LinkedHashMap<>();
            for (Entry entry : entries) {
                if (entry.value() != null) {
                    told.computeIfAbsent(entry.kind(), kind -> new HashSet<>()).add(entry.key());
                }
                batch.put(new Key(entry.kind(), entry.key()), entry);
                if (batch.size() == BATCH) {
                    writer.accept(batch.values());
                    batch.clear();
                }
            }
            writer.accept(batch.values());
            List<Entry> gone = new ArrayList<>();
            repository.forEachKey(entry -> {
                if (!told.getOrDefault(entry.kind(), Set.of()).contains(entry.key())) {
                    gone.add(entry);
                }
            });
            writer.accept(gone);
        });
        noteTaken("snapshot", 1, start);
    }

    /**
     * Takes in what the feed told next, in its order and in one transaction; of several entries with one key the last counts. An entry
     * that the database refuses is passed over and becomes a dead letter.
     *
     * @throws OptimisticLockingFailureException when another process moved the replica on in the meantime; nothing is written
     */
    public synchronized void apply(List<Entry> entries, String cursor) {
        long start = System.nanoTime();
        write(cursor, writer -> {
            LinkedHashMap<Key, Entry> last = new LinkedHashMap<>();
            entries.forEach(each -> last.putLast(new Key(each.kind(), each.key()), each));
            if (anyFailed) {
                failures.overtaken(
                        Sieve.CONSUMER,
                        last.keySet().stream().map(Key::kind).toList(),
                        last.keySet().stream().map(Key::key).toList());
            }
            writer.accept(last.values());
        });
        entries.stream()
                .collect(Collectors.groupingBy(Entry::kind, Collectors.counting()))
                .forEach((kind, number) -> noteTaken(kind, number.intValue(), start));
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

    private void write(String cursor, Consumer<Consumer<Collection<Entry>>> work) {
        try {
            inTransaction(cursor, () -> work.accept(entries -> inBatches(entries, repository::write)));
        } catch (DataIntegrityViolationException refused) {
            // One of them cannot be kept: the same once more, in a way that finds out which.
            anyFailed = true;
            inTransaction(cursor, () -> work.accept(entries -> inBatches(entries, sieve::write)));
        }
        known = Optional.of(cursor);
        anyFailed = anyFailed && failures.anyOpen(Sieve.CONSUMER);
        signal.announce();
    }

    private void noteTaken(String kind, int number, long start) {
        metrics.taken(Sieve.CONSUMER, Sieve.SOURCE + "." + kind, number, Duration.ofNanos(System.nanoTime() - start));
    }

    private void inTransaction(String cursor, Runnable work) {
        transaction.executeWithoutResult(status -> {
            if (!repository.moveCursor(known, cursor)) {
                throw new OptimisticLockingFailureException("another process moved the replica on");
            }
            work.run();
        });
    }

    private static void inBatches(Collection<Entry> entries, Consumer<List<Entry>> writer) {
        List<Entry> all = List.copyOf(entries);
        for (int from = 0; from < all.size(); from += BATCH) {
            writer.accept(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
    }
}
