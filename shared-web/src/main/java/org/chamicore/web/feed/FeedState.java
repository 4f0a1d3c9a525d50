package org.chamicore.web.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the feed stands.
 *
 * @param leads whether this process is the one that follows it
 * @param lastContact when the neighbour last answered; null before the first time
 * @param failure why the last try failed; null where it did not
 * @param lag how old the last change was when it was taken in
 */
public record FeedState(
        boolean leads,
        @Nullable Instant lastContact,
        @Nullable String failure,
        Duration lag) {

    static final FeedState NEW = new FeedState(false, null, null, Duration.ZERO);
}
