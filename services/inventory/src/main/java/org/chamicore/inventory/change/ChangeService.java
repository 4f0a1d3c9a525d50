package org.chamicore.inventory.change;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.chamicore.db.changelog.ChangeFilter;
import org.chamicore.db.changelog.ChangeLog;
import org.chamicore.db.changelog.ChangePage;
import org.chamicore.db.changelog.Cursor;
import org.chamicore.inventory.change.SnapshotLine.End;
import org.chamicore.inventory.change.SnapshotLine.Thing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the feed and the snapshot from which a reader starts. */
@Service
class ChangeService {

    private final ChangeLog log;
    private final List<SnapshotSource> sources;

    ChangeService(ChangeLog log, List<SnapshotSource> sources) {
        this.log = log;
        this.sources = sources.stream()
                .sorted(Comparator.comparing(SnapshotSource::kind))
                .toList();
    }

    /**
     * What comes after a cursor, or after the oldest change that is kept where there is none; waits while there is nothing, but not
     * beyond the end of this process.
     *
     * @throws org.chamicore.db.changelog.CursorRetiredException when the log no longer reaches back to {@code after}
     */
    ChangePage read(Optional<Cursor> after, int limit, Duration wait, ChangeFilter filter) {
        return log.await(after.orElseGet(log::oldest), limit, wait, filter);
    }

    /** Whether this process shuts down, so that nobody is kept waiting any more. */
    boolean isClosing() {
        return log.isClosing();
    }

    /**
     * Hands over every thing as it is at one moment, and last the cursor from which the feed goes on.
     *
     * @param kinds of which kinds; of every kind where it is empty
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void snapshot(Set<String> kinds, Consumer<SnapshotLine> lines) {
        Cursor cursor = log.snapshotCursor();
        sources.forEach(source -> {
            String kind = source.kind().label();
            if (kinds.isEmpty() || kinds.contains(kind)) {
                source.forEach((key, value) -> lines.accept(new Thing(kind, key, value)));
            }
        });
        lines.accept(new End(cursor.encoded()));
    }
}
