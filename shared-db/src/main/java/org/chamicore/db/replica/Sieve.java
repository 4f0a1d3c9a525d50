package org.chamicore.db.replica;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chamicore.db.failure.FailedEvent;
import org.chamicore.db.failure.Failures;
import org.chamicore.db.metrics.EventMetrics;
import org.chamicore.db.replica.Replica.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes entries within the caller's transaction and passes over those that the database refuses: they become dead letters in the
 * same transaction. Each entry is all there is to know of its thing, so that leaving one out harms no other.
 */
class Sieve {

    /** As what the replica stands in its dead letters. */
    static final String CONSUMER = "replica";

    /** Where its events come from. */
    static final String SOURCE = "feed";

    /** With the others at first, among ever fewer of them, and alone. */
    private static final int TRIES = 3;

    private static final Logger log = LoggerFactory.getLogger(Sieve.class);

    private final ReplicaRepository repository;
    private final TransactionTemplate savepoint;
    private final Failures failures;
    private final EventMetrics metrics;

    Sieve(ReplicaRepository repository, TransactionTemplate transaction, Failures failures, EventMetrics metrics) {
        this.repository = repository;
        this.failures = failures;
        this.metrics = metrics;
        this.savepoint =
                new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()), transaction);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    void write(List<Entry> entries) {
        try {
            savepoint.executeWithoutResult(status -> repository.write(entries));
        } catch (DataIntegrityViolationException refused) { // and the transaction is as it was before
            if (entries.size() == 1) {
                giveUp(entries.getFirst(), refused);
            } else {
                int half = entries.size() / 2;
                write(entries.subList(0, half));
                write(entries.subList(half, entries.size()));
            }
        }
    }

    private void giveUp(Entry entry, DataIntegrityViolationException refused) {
        String error = String.valueOf(refused.getMostSpecificCause().getMessage());
        log.error("{} {} of the feed cannot be kept and is passed over: {}", entry.kind(), entry.key(), error);
        metrics.failed(CONSUMER, SOURCE + "." + entry.kind(), 1, Duration.ZERO, error);
        failures.record(
                List.of(new FailedEvent(
                        CONSUMER,
                        SOURCE,
                        entry.kind(),
                        entry.value() == null ? FailedEvent.DELETED : FailedEvent.UPDATED,
                        entry.key(),
                        entry.value(),
                        Map.of("requestId", entry.requestId()))),
                TRIES,
                error);
    }
}
