package org.chamicore.db.pool;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Is on after the pool was busy for long enough without a break, and off after it was not so for as long. */
final class PoolAlarm {

    private final int percent;
    private final Duration after;
    private @Nullable Long changingSince;
    private volatile boolean on;

    PoolAlarm(int percent, Duration after) {
        this.percent = percent;
        this.after = after;
    }

    boolean isOn() {
        return on;
    }

    /**
     * Takes a sample in.
     *
     * @param now as {@link System#nanoTime} tells it
     * @return whether the alarm went on or off by it
     */
    boolean sample(int percentInUse, long now) {
        boolean changing = percentInUse > percent != on;
        Long since = changingSince;
        if (!changing) {
            changingSince = null;
        } else if (since == null) {
            changingSince = now;
        } else if (now - since >= after.toNanos()) {
            changingSince = null;
            on = !on;
            return true;
        }
        return false;
    }
}
