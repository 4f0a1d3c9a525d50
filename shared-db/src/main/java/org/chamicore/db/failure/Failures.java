package org.chamicore.db.failure;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The dead letters of this schema's consumers: kept, looked at, asked to be tried again, dismissed. */
public class Failures {

    private static final int LONGEST_ERROR = 1000;

    private final FailureRepository repository;

    Failures(FailureRepository repository) {
        this.repository = repository;
    }

    /**
     * Keeps events that were given up, in the caller's transaction where there is one.
     *
     * @param tries how often each was tried
     */
    public void record(List<FailedEvent> events, int tries, String error) {
        if (!events.isEmpty()) {
            repository.record(events, tries, shortened(error));
        }
    }

    /** Whether any event waits that this consumer gave up. */
    public boolean anyOpen(String consumer) {
        return repository.anyOpen(consumer);
    }

    /** Says that newer events of these things were taken in. Both lists go side by side. */
    public void overtaken(String consumer, List<String> resources, List<String> keys) {
        repository.overtaken(consumer, resources, keys);
    }

    /** Says that everything was taken in anew, from a snapshot. */
    public void overtaken(String consumer) {
        repository.overtakenAll(consumer);
    }

    List<EventFailure> findAll(boolean withProcessed, int limit) {
        return repository.findAll(withProcessed, limit);
    }

    /** Asks for another try of one, or of all; returns how many that concerns. */
    int requestRedrive(Optional<UUID> id) {
        return repository.requestRedrive(id.orElse(null));
    }

    /** Returns whether it was open. */
    boolean dismiss(UUID id) {
        return repository.processed(List.of(id)) == 1;
    }

    private static String shortened(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }
}
