package org.chamicore.db.changelog;

import java.util.List;

/**
 * A stretch of the log.
 *
 * @param changes in commit order; empty when there is nothing new
 * @param next where to go on
 */
public record ChangePage(List<LoggedChange> changes, Cursor next) {

    public ChangePage {
        changes = List.copyOf(changes);
    }
}
