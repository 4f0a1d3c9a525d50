package org.chamicore.db.metrics;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code GET /upkeep/history}: how events and connections fared. */
@Endpoint(id = "metricshistory")
public class MetricsHistoryEndpoint {

    private static final int A_DAY = 24;
    private static final int MOST = 24 * 366;

    private final MetricsHistory history;

    MetricsHistoryEndpoint(MetricsHistory history) {
        this.history = history;
    }

    /** @param hours how far back, 24 unless said otherwise */
    @ReadOperation
    public HistorySummary summary(@Nullable Integer hours) {
        int asked = hours == null ? A_DAY : hours;
        if (asked < 1 || asked > MOST) {
            throw new InvalidEndpointRequestException("hours must be from 1 to " + MOST, "hours out of range");
        }
        return history.summary(asked);
    }
}
