package org.chamicore.db.pool;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a database that is away from one that is there and refuses. */
public final class Away {

    /** Ended by its operator, crashed, not ready yet. */
    private static final Set<String> ENDING = Set.of("57P01", "57P02", "57P03");

    private static final String BROKEN = "08";

    private Away() {}

    /** Whether the database could not be reached, or went away, or only comes up. */
    public static boolean isLost(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .limit(20)
                .anyMatch(each -> each instanceof SQLException sql && isLost(sql.getSQLState()));
    }

    private static boolean isLost(String state) {
        return state != null && (state.startsWith(BROKEN) || ENDING.contains(state));
    }
}
