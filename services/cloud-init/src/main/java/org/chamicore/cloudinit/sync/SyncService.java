package org.chamicore.cloudinit.sync;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.chamicore.cloudinit.sync.SyncOutcome.InventoryAway;
import org.chamicore.cloudinit.sync.SyncOutcome.Late;
import org.chamicore.cloudinit.sync.SyncOutcome.Synced;
import org.chamicore.db.changelog.ChangeFollower;
import org.chamicore.web.feed.FeedClient;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClientException;

@Service
class SyncService {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofMillis(5);

    private final FeedClient inventory;
    private final ChangeFollower directory;

    SyncService(FeedClient inventory, ChangeFollower directory) {
        this.inventory = inventory;
        this.directory = directory;
    }

    /** Where another replica of this service follows the inventory, that one is as current as can be; then only memory is. */
    SyncOutcome sync() {
        try {
            inventory.syncNow();
            return isCurrentSoon() ? new Synced() : new Late();
        } catch (RestClientException | OAuth2AuthorizationException away) {
            return new InventoryAway(String.valueOf(away.getMessage()));
        }
    }

    private boolean isCurrentSoon() {
        long asked = System.nanoTime();
        while (directory.age().toNanos() > System.nanoTime() - asked) {
            if (System.nanoTime() - asked > LONGEST.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return true;
    }
}
