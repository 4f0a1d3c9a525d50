package org.chamicore.db.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened since a time, summed up.
 *
 * @param events by consumer and event
 * @param connections by process
 * @param incidents what befell processes, by name
 */
public record HistorySummary(
        Instant since, List<Events> events, List<Connections> connections, List<Incidents> incidents) {

    /**
     * Events of one name, as one consumer took them in.
     *
     * @param lastError of the latest that failed
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Events(
            String consumer,
            String event,
            long succeeded,
            long failed,
            double meanMillis,
            double longestMillis,
            Optional<String> lastError) {}

    /**
     * The pool of one process.
     *
     * @param utilisationPercent active connections in hundredths of the pool, on average
     */
    public record Connections(
            String instance,
            long samples,
            int largestPool,
            int mostActive,
            int mostWaiting,
            double utilisationPercent,
            long queries,
            long failed,
            double averageMillis) {}

    /** How often something befell a process. */
    public record Incidents(String event, long number, Instant last) {}

    public HistorySummary {
        events = List.copyOf(events);
        connections = List.copyOf(connections);
        incidents = List.copyOf(incidents);
    }
}
