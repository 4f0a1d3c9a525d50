package org.chamicore.db.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Who has a connection, and since when. */
final class Borrower {

    private static final String REQUEST_ID = "requestId"; // as log lines carry it
    private static final String OURS = "org.chamicore.";
    private static final Set<String> BETWEEN = Set.of(Borrower.class.getName(), ServicePool.class.getName());

    private final Connection lent;
    private final long since = System.nanoTime();
    private final String thread = Thread.currentThread().getName();
    private final @Nullable String requestId = MDC.get(REQUEST_ID);
    private final Throwable stack = new Throwable("borrowed here");

    /** @param lent says itself whether it was given back */
    Borrower(Connection lent) {
        this.lent = lent;
    }

    boolean isDone() {
        try {
            return lent.isClosed();
        } catch (SQLException unusable) {
            return true;
        }
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    Throwable stack() {
        return stack;
    }

    String requestId() {
        return requestId == null ? "-" : requestId;
    }

    /** The place in the services' own code, such as {@code NodeRepository.find:42}; the thread where there is none. */
    String place() {
        return Arrays.stream(stack.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS) && !BETWEEN.contains(frame.getClassName()))
                .findFirst()
                .map(frame -> "%s.%s:%d"
                        .formatted(
                                frame.getClassName().replaceFirst(".*\\.", ""),
                                frame.getMethodName(),
                                frame.getLineNumber()))
                .orElse("thread " + thread);
    }

    @Override
    public String toString() {
        return "%s, request %s, thread %s".formatted(place(), requestId(), thread);
    }
}
