package org.chamicore.db.plan;

import java.time.Duration;
import org.chamicore.db.upkeep.Periodic;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Sees to it that a table which grows fast is not read as if it were still small. Autovacuum would, but comes by once a minute, and a
 * site is loaded in less.
 */
class StatisticsRefresh implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Tables looked at in one go: what is passed over, for somebody looks at it already, must not hold us. */
    private static final int MOST = 8;

    private final PlanRepository plans;
    private volatile @Nullable Periodic periodic;

    StatisticsRefresh(PlanRepository plans) {
        this.plans = plans;
    }

    /** Looks at what has grown, one table per transaction. */
    void refresh() {
        for (int looked = 0; looked < MOST && plans.refreshStatistics(); looked++) {}
    }

    @Override
    public void start() {
        periodic = Periodic.start("statistics", PAUSE, this::refresh);
    }

    @Override
    public void stop() {
        Periodic stopping = periodic;
        periodic = null;
        if (stopping != null) {
            stopping.close();
        }
    }

    @Override
    public boolean isRunning() {
        return periodic != null;
    }
}
