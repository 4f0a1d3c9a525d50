package org.chamicore.inventory.change;

import java.util.List;
import org.chamicore.db.changelog.ChangePage;

/**
 * A stretch of the feed.
 *
 * @param next the cursor to ask with for what follows
 * @param more whether that may be there already
 */
record FeedPage(List<FeedChange> changes, String next, boolean more) {

    static FeedPage of(ChangePage page) {
        return new FeedPage(
                page.changes().stream().map(FeedChange::of).toList(),
                page.next().encoded(),
                page.more());
    }
}
