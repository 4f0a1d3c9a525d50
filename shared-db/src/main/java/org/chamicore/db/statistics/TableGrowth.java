package org.chamicore.db.statistics;

import java.time.Instant;

/**
 * How one table of the service's schema grew.
 *
 * @param since the hour of the first note
 * @param until the hour of the last one, which is the first where there is but one
 * @param bytes with indexes and large values
 * @param rows as the server estimates them
 */
public record TableGrowth(
        String table, Instant since, Instant until, long bytesBefore, long bytes, long rowsBefore, long rows) {}
