package org.chamicore.db.metrics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Adds up what consumers do with events, for the hot path: one addition each, and bounded. */
public class EventMetrics {

    private static final int MOST_KINDS = 500;
    private static final int LONGEST_ERROR = 500;

    /** What is added up. */
    record Kind(String consumer, String event, boolean success) {}

    /** @param error the latest; null for what went well */
    record Sum(
            long events,
            double totalMillis,
            double longestMillis,
            @Nullable String error) {

        Sum plus(Sum later) {
            return new Sum(
                    events + later.events,
                    totalMillis + later.totalMillis,
                    Math.max(longestMillis, later.longestMillis),
                    later.error == null ? error : later.error);
        }
    }

    private final Map<Kind, Sum> sums = new ConcurrentHashMap<>();

    /**
     * Counts events that were taken in.
     *
     * @param event its name, {@code domain.entity}
     * @param took how long one took
     */
    public void taken(String consumer, String event, int number, Duration took) {
        double millis = took.toNanos() / 1e6;
        add(new Kind(consumer, event, true), new Sum(number, millis * number, millis, null));
    }

    /** Counts events that were not taken in. */
    public void failed(String consumer, String event, int number, Duration took, String error) {
        double millis = took.toNanos() / 1e6;
        String shown = error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
        add(new Kind(consumer, event, false), new Sum(number, millis * number, millis, shown));
    }

    /** What was added up since the last time. */
    Map<Kind, Sum> drain() {
        Map<Kind, Sum> drained = new HashMap<>();
        for (Kind kind : List.copyOf(sums.keySet())) {
            Sum sum = sums.remove(kind);
            if (sum != null) {
                drained.put(kind, sum);
            }
        }
        return drained;
    }

    /** Takes back what could not be written. */
    void putBack(Map<Kind, Sum> drained) {
        drained.forEach(this::add);
    }

    private void add(Kind kind, Sum sum) {
        Kind counted = sums.size() < MOST_KINDS || sums.containsKey(kind)
                ? kind
                : new Kind(kind.consumer(), "other.other", kind.success());
        sums.merge(counted, sum, Sum::plus);
    }
}
