package org.chamicore.db.changelog;

import java.util.List;

/**
 * A stretch of the feed.
 *
 * @param next the cursor to ask with for what follows
 * @param more whether that may be there already
 */
public record FeedPage(List<FeedChange> changes, String next, boolean more) {

    public static FeedPage of(ChangePage page) {
        return new FeedPage(
                page.changes().stream().map(FeedChange::of).toList(),
                page.next().encoded(),
                page.more());
    }
}
