package org.chamicore.db.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How large the tables were, hour by hour, whichever of the service's processes comes to note it. */
public class GrowthHistory {

    private final StatisticsRepository repository;
    private volatile Instant noted = Instant.EPOCH;

    GrowthHistory(StatisticsRepository repository) {
        this.repository = repository;
    }

    /** Takes the first that is measured in an hour. */
    void note(List<TableStatistics> tables) {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        if (!hour.equals(noted)) {
            repository.note(tables);
            noted = hour;
        }
    }

    /** Each table from the first note within this time to the last, those first that grew most. */
    public List<TableGrowth> within(Duration age) {
        return repository.growth(age);
    }
}
