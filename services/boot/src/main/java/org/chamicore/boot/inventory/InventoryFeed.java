package org.chamicore.boot.inventory;

import java.time.Duration;
import java.util.List;
import org.chamicore.boot.directory.Freshness;
import org.chamicore.db.replica.Replica;
import org.chamicore.web.feed.FeedClient;
import org.chamicore.web.feed.FeedState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** What we hear of the inventory. */
@Component
public class InventoryFeed {

    private static final Logger log = LoggerFactory.getLogger(InventoryFeed.class);
    private static final Duration IN_MEMORY = Duration.ofSeconds(10);

    private final FeedClient feed;
    private final Freshness freshness;
    private final Replica replica;

    InventoryFeed(FeedClient feed, Freshness freshness, Replica replica) {
        this.replica = replica;
        this.feed = feed;
        this.freshness = freshness;
    }

    /** Whether the last try to hear of it went well; a process that leaves this to another one hears through the database. */
    public boolean isHeard() {
        FeedState state = feed.state();
        return state.failure() == null && (!state.leads() || state.lastContact() != null);
    }

    /** How the read model differs from the inventory, once all changes that were on their way have arrived. */
    Drift drift() {
        feed.syncNow();
        return Drift.of(differences(), false);
    }

    /** Makes the read model what the inventory has. */
    Drift repair() {
        List<Replica.Entry> differences = differences();
        feed.takeInAnew();
        freshness.awaitCurrent(IN_MEMORY);
        return Drift.of(differences, true);
    }

    private List<Replica.Entry> differences() {
        return feed.survey(entries -> replica.differences(ReplicaSink.entries(entries)));
    }

    /** Takes in, before it returns, all that the inventory has by now; false where that cannot be had. */
    public boolean sync() {
        try {
            feed.syncNow();
            return freshness.awaitCurrent(IN_MEMORY);
        } catch (RestClientException away) {
            log.warn("The inventory cannot be read: {}", away.toString());
            return false;
        }
    }
}
