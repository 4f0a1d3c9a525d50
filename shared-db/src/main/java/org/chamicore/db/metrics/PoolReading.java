package org.chamicore.db.metrics;

/**
 * How a pool stands.
 *
 * @param queries since this process started; so are the next two
 * @param failed connections that could not be had in time
 * @param queryMillis time spent in all queries together
 */
public record PoolReading(
        int poolSize, int active, int idle, int waiting, long queries, long failed, double queryMillis) {

    /** Reads the pool of this process; whoever counts queries better than this module's default declares one as a bean. */
    @FunctionalInterface
    public interface Source {
        PoolReading read();
    }
}
