package org.chamicore.boot.inventory;

import java.time.Duration;
import org.chamicore.boot.directory.Freshness;
import org.chamicore.web.feed.FeedClient;
import org.chamicore.web.feed.FeedState;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** What we hear of the inventory. */
@Component
public class InventoryFeed {

    private static final Duration IN_MEMORY = Duration.ofSeconds(10);

    private final FeedClient feed;
    private final Freshness freshness;

    InventoryFeed(FeedClient feed, Freshness freshness) {
        this.feed = feed;
        this.freshness = freshness;
    }

    /** Whether the last try to hear of it went well; a process that leaves this to another one hears through the database. */
    public boolean isHeard() {
        FeedState state = feed.state();
        return state.failure() == null && (!state.leads() || state.lastContact() != null);
    }

    /** Takes in, before it returns, all that the inventory has by now; false where that cannot be had. */
    boolean sync() {
        try {
            feed.syncNow();
            return freshness.awaitCurrent(IN_MEMORY);
        } catch (RestClientException away) {
            return false;
        }
    }
}
