package org.chamicore.db.retention;

import java.time.Duration;

/**
 * What is let go after a while. A service declares one as a bean for each of its tables that grow.
 *
 * @param name the table, and which of its rows where there are several rules for it
 * @param keep how long; zero for what is over at a time that stands in its row
 * @param batch how
 */
public record RetentionRule(String name, Duration keep, Batch batch) {

    /** Removes some of what is old enough, in a transaction of its own. */
    @FunctionalInterface
    public interface Batch {

        /**
         * @param most as many rows, the oldest
         * @return how many it were; fewer than {@code most} when there is no more
         */
        long remove(Duration keep, int most);
    }

    public RetentionRule {
        if (keep.isNegative()) {
            throw new IllegalArgumentException("%s cannot be kept for %s".formatted(name, keep));
        }
    }
}
