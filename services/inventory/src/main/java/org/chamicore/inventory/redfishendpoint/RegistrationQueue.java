package org.chamicore.inventory.redfishendpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.chamicore.db.changelog.Author;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.xname.Xname;

/**
 * Where registrations wait that come at the same time, so that one transaction writes them together: whoever gets through first
 * writes for all that wait. Nobody waits for company; who is alone writes for himself.
 */
final class RegistrationQueue {

    /** How many write at the same time: one while another waits for the disk. */
    private static final int WRITERS = 2;

    private static final int MOST = 64;

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore writers = new Semaphore(WRITERS, true);
    private final BiFunction<List<Registration>, Function<Change, Author>, Set<Xname>> writer;

    private record Waiting(Registration registration, Author author, CompletableFuture<Boolean> written) {}

    /**
     * Makes a queue.
     *
     * @param writer writes registrations that have nothing in common, and says of which endpoints it did; of the others nothing
     *     is left behind, nor of any when it fails
     */
    RegistrationQueue(BiFunction<List<Registration>, Function<Change, Author>, Set<Xname>> writer) {
        this.writer = writer;
    }

    /** Whether it was written in company. Otherwise nothing has happened, and the caller writes it himself. */
    boolean isWritten(Registration registration, Author author) {
        Waiting own = new Waiting(registration, author, new CompletableFuture<>());
        waiting.add(own);
        writers.acquireUninterruptibly();
        try {
            work(take()); // each takes one at least while there are any, so none is left
        } finally {
            writers.release();
        }
        return own.written().join();
    }

    private void work(List<Waiting> taken) {
        try {
            if (taken.size() > 1) {
                write(taken);
            }
        } finally {
            taken.forEach(each -> each.written().complete(false)); // no matter to those that are written by now
        }
    }

    private List<Waiting> take() {
        List<Waiting> taken = new ArrayList<>();
        while (taken.size() < MOST) {
            Waiting next = waiting.poll();
            if (next == null) {
                break;
            }
            taken.add(next);
        }
        return taken;
    }

    private void write(List<Waiting> taken) {
        Map<String, Author> authors = new HashMap<>();
        List<Waiting> together = new ArrayList<>();
        for (Waiting each : taken) {
            Set<String> keys = each.registration().keys();
            if (keys.stream().noneMatch(authors::containsKey)) {
                keys.forEach(key -> authors.put(key, each.author()));
                together.add(each);
            }
        }
        Set<Xname> written = writer.apply(
                together.stream().map(Waiting::registration).toList(),
                change -> Objects.requireNonNull(authors.get(change.key())));
        together.stream()
                .filter(each -> written.contains(each.registration().endpoint().id()))
                .forEach(each -> each.written().complete(true));
    }
}
