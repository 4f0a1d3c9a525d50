package org.chamicore.db.statistics;

/**
 * One table of the service's schema; the parts of a partitioned one are counted with it.
 *
 * @param bytes with indexes and large values
 * @param rows as the server estimates them
 * @param deadRows what VACUUM has yet to clear
 */
record TableStatistics(String table, long bytes, long rows, long deadRows) {}
