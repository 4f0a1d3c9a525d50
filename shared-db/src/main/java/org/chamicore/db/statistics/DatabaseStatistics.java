package org.chamicore.db.statistics;

/**
 * The database as a whole.
 *
 * @param commits since the server's statistics began
 * @param connectionsWanted what all processes of the suite that are connected may come to need, with those that others have
 * @param connectionsAvailable what the server gives to whoever is no superuser
 * @param replicas processes of the suite that are connected
 * @param slowStatements kinds of statements of this login whose mean is above a second; -1 where the server does not count them
 */
record DatabaseStatistics(
        long bytes,
        long commits,
        long rollbacks,
        int connectionsWanted,
        int connectionsAvailable,
        int replicas,
        int slowStatements) {

    DatabaseStatistics withSlowStatements(int count) {
        return new DatabaseStatistics(
                bytes, commits, rollbacks, connectionsWanted, connectionsAvailable, replicas, count);
    }

    boolean isOverCommitted() {
        return connectionsWanted > connectionsAvailable;
    }
}
