package org.chamicore.inventory.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chamicore.db.failure.EventFailure;
import org.chamicore.db.failure.FailedEvent;
import org.chamicore.db.failure.FailureConsumer;
import org.chamicore.db.failure.Failures;
import org.chamicore.db.metrics.EventMetrics;
import org.chamicore.db.pool.LeaderLock;
import org.chamicore.db.settings.DatabaseSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** Delivers notifications. What was given up becomes a dead letter, which an operator can have sent again. */
@Component
class Deliveries implements FailureConsumer {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final String CONSUMER = "subscriber";
    private static final String RESOURCE = "component";
    private static final String URL = "url";

    private final Sender sender;
    private final Subscribers subscribers;
    private final Failures failures;
    private final EventMetrics metrics;
    private final LeaderLock leader;
    private final String schema;

    Deliveries(
            Sender sender,
            Subscribers subscribers,
            Failures failures,
            EventMetrics metrics,
            LeaderLock notificationLeader,
            DatabaseSettings database) {
        this.sender = sender;
        this.subscribers = subscribers;
        this.failures = failures;
        this.metrics = metrics;
        this.leader = notificationLeader;
        this.schema = database.schema();
    }

    /**
     * Returns when a notification has arrived or has become a dead letter.
     *
     * @throws InterruptedException when it is no longer this process's to send
     */
    void deliver(String url, Notification notification) throws InterruptedException {
        byte[] body = sender.body(notification);
        long start = System.nanoTime();
        Optional<String> error = sender.send(url, body);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (error.isEmpty()) {
            metrics.taken(CONSUMER, schema + "." + RESOURCE, 1, took);
        } else {
            metrics.failed(CONSUMER, schema + "." + RESOURCE, 1, took, error.get());
            sender.drop(url, "failed", 1);
            keep(url, List.of(notification), sender.tries(), error.get());
        }
    }

    /** Makes dead letters of notifications for which there is no room. */
    void overflow(String url, List<Notification> notifications) {
        sender.drop(url, "overflow", notifications.size());
        keep(url, notifications, 0, "too many were waiting for this address");
    }

    @Override
    public String consumer() {
        return CONSUMER;
    }

    @Override
    public boolean leads() {
        return leader.leads();
    }

    @Override
    public Optional<String> redrive(EventFailure failure) {
        String url = failure.metadata().path(URL).asString();
        if (!subscribers.byUrl().containsKey(url)) {
            return Optional.of("nobody subscribes for this address any more");
        }
        try {
            return sender.sendOnce(url, JsonMapper.shared().writeValueAsBytes(failure.payload()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("this process was being stopped");
        }
    }

    /** The same words to the same address, while they wait, are one dead letter. */
    private void keep(String url, List<Notification> notifications, int tries, String error) {
        List<FailedEvent> events = notifications.stream()
                .map(sender::body)
                .map(body -> new FailedEvent(
                        CONSUMER,
                        schema,
                        RESOURCE,
                        FailedEvent.UPDATED,
                        digest(url, body),
                        JsonMapper.shared().readTree(body),
                        Map.of(URL, url)))
                .distinct()
                .toList();
        try {
            failures.record(events, tries, error);
        } catch (DataAccessException | TransactionException away) {
            log.error("{} notifications for {} are lost: {}", notifications.size(), url, away.getMessage());
        }
    }

    private static String digest(String url, byte[] body) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(url.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
