package org.chamicore.web.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the neighbour told at once.
 *
 * @param more whether the neighbour may have more already
 * @param oldest when the first of these changes was made; null where there are none
 */
record FeedPage(
        List<FeedEntry> entries,
        String next,
        boolean more,
        @Nullable Instant oldest) {}
