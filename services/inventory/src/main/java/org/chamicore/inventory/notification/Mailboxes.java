package org.chamicore.inventory.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chamicore.db.changelog.ChangePage;
import org.chamicore.db.changelog.Cursor;
import org.chamicore.inventory.subscription.Subscription.Triggers;
import org.springframework.stereotype.Component;

/** A mailbox for each address, for as long as this process is the one that tells. Used by one thread. */
@Component
class Mailboxes {

    private final Deliveries deliveries;
    private final NotificationProperties settings;
    private final Map<String, Mailbox> byUrl = new HashMap<>();

    Mailboxes(Deliveries deliveries, NotificationProperties settings) {
        this.deliveries = deliveries;
        this.settings = settings;
    }

    /**
     * Puts what is new into each mailbox; opens one for each address that is new, and closes those to which nobody subscribes any more.
     *
     * @param from where the page begins
     * @param known how far each had been told when this process took over
     */
    void put(ChangePage page, Cursor from, Map<String, List<Triggers>> subscribers, Map<String, Cursor> known) {
        byUrl.entrySet().removeIf(each -> {
            boolean gone = !subscribers.containsKey(each.getKey());
            if (gone) {
                each.getValue().close();
            }
            return gone;
        });
        List<Notification> news = Notifications.of(page.changes());
        subscribers.forEach(
                (url, triggers) -> byUrl.computeIfAbsent(url, each -> opened(each, known.getOrDefault(each, from)))
                        .put(
                                news.stream()
                                        .filter(each -> triggers.stream().anyMatch(each.news()::concerns))
                                        .toList(),
                                page.next()));
    }

    Map<String, Cursor> told() {
        Map<String, Cursor> told = new HashMap<>();
        byUrl.forEach((url, mailbox) -> told.put(url, mailbox.told()));
        return told;
    }

    /** Gives up what has not been sent. */
    void close() {
        byUrl.values().forEach(Mailbox::close);
        byUrl.clear();
    }

    private Mailbox opened(String url, Cursor told) {
        Mailbox mailbox = new Mailbox(url, deliveries, settings.queue(), told);
        mailbox.open();
        return mailbox;
    }
}
