package org.chamicore.inventory.redfishendpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.chamicore.db.changelog.Author;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.rows.Gathering;
import org.chamicore.inventory.xname.Xname;

/**
 * Where registrations wait that come at the same time, so that one transaction writes them together.
 */
final class RegistrationQueue {

    /** How many write at the same time: one while another waits for the disk. */
    private static final int WRITERS = 2;

    private static final int MOST = 64;

    private final Gathering<Waiting> waiting;
    private final BiFunction<List<Registration>, Function<Change, Author>, Set<Xname>> writer;

    private record Waiting(Registration registration, Author author, CompletableFuture<Boolean> written) {}

    /**
     * Makes a queue.
     *
     * @param writer writes registrations that have nothing in common, and says of which endpoints it did; of the others nothing
     *     is left behind, nor of any when it fails
     */
    RegistrationQueue(BiFunction<List<Registration>, Function<Change, Author>, Set<Xname>> writer) {
        this.waiting = new Gathering<>("registrations", WRITERS, MOST, this::write);
        this.writer = writer;
    }

    /** Whether it was written here. Otherwise nothing has happened, and the caller writes it himself. */
    boolean isWritten(Registration registration, Author author) {
        Waiting own = new Waiting(registration, author, new CompletableFuture<>());
        waiting.add(own);
        return own.written().join();
    }

    /** How many wait for a writer. */
    int size() {
        return waiting.size();
    }

    private void write(List<Waiting> taken) {
        try {
            writeTogether(taken);
        } finally {
            taken.forEach(each -> each.written().complete(false)); // no matter to those that are written by now
        }
    }

    private void writeTogether(List<Waiting> taken) {
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
