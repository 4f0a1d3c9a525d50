package org.chamicore.db.changelog;

import java.util.List;

/** Keeps something in memory that the change log tells of. */
public interface ChangeListener {

    /** Reads everything anew in one REPEATABLE READ transaction, publishes it, and says where the log goes on from there. */
    Cursor load();

    /** Takes in what came next, in commit order; a change may come a second time. */
    void apply(List<LoggedChange> changes);
}
