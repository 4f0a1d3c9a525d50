package org.chamicore.db.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chamicore.db.statistics.GrowthHistory;
import org.chamicore.db.statistics.TableGrowth;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code GET /upkeep/history}: how events and connections fared, and how the tables grew. */
@Endpoint(id = "metricshistory")
public class MetricsHistoryEndpoint {

    private static final int A_DAY = 24;
    private static final int MOST = 24 * 366;

    /** As it is told: {@link HistorySummary}, and with it how the tables grew in that time. */
    public record Told(
            Instant since,
            List<HistorySummary.Events> events,
            List<HistorySummary.Connections> connections,
            List<HistorySummary.Incidents> incidents,
            List<TableGrowth> growth) {}

    private final MetricsHistory history;
    private final GrowthHistory growth;

    MetricsHistoryEndpoint(MetricsHistory history, GrowthHistory growth) {
        this.history = history;
        this.growth = growth;
    }

    /** @param hours how far back, 24 unless said otherwise */
    @ReadOperation
    public Told summary(@Nullable Integer hours) {
        int asked = hours == null ? A_DAY : hours;
        if (asked < 1 || asked > MOST) {
            throw new InvalidEndpointRequestException("hours must be from 1 to " + MOST, "hours out of range");
        }
        HistorySummary summary = history.summary(asked);
        return new Told(
                summary.since(),
                summary.events(),
                summary.connections(),
                summary.incidents(),
                growth.within(Duration.ofHours(asked)));
    }
}
