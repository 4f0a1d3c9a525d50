package org.chamicore.inventory.notification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chamicore.db.changelog.ChangeLog;
import org.chamicore.db.changelog.Cursor;
import org.chamicore.inventory.subscription.Subscription;
import org.chamicore.inventory.subscription.Subscription.Triggers;
import org.chamicore.inventory.subscription.SubscriptionService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Who is told of what at which address, and how far he has been told. */
@Service
class Subscribers {

    private final SubscriptionService subscriptions;
    private final ProgressRepository progress;
    private final ChangeLog log;

    Subscribers(SubscriptionService subscriptions, ProgressRepository progress, ChangeLog log) {
        this.subscriptions = subscriptions;
        this.progress = progress;
        this.log = log;
    }

    Map<String, List<Triggers>> byUrl() {
        return subscriptions.findAll().stream()
                .collect(Collectors.groupingBy(
                        Subscription::url,
                        LinkedHashMap::new,
                        Collectors.mapping(Subscription::triggers, Collectors.toList())));
    }

    Map<String, Cursor> progress() {
        return progress.findAll();
    }

    /** Keeps this and nothing else. */
    @Transactional
    public void save(Map<String, Cursor> told) {
        progress.save(told);
        progress.keepOnly(told.keySet());
    }

    /** The end of the log. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Cursor end() {
        return log.snapshotCursor();
    }
}
