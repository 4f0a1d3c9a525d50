package org.chamicore.db.changelog;

import java.util.List;

/**
 * A stretch of the log.
 *
 * @param changes in commit order; empty when there is nothing new
 * @param next where to go on
 * @param more whether there may be more already
 */
public record ChangePage(List<LoggedChange> changes, Cursor next, boolean more) {

    public ChangePage {
        changes = List.copyOf(changes);
    }
}
