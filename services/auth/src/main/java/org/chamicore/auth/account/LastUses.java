package org.chamicore.auth.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** When accounts last got a token: gathered in memory, written together every few seconds, and once more at the end. */
@Component
public class LastUses implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LastUses.class);

    private final ServiceAccountRepository repository;
    private final Clock clock;
    private final Map<ClientId, Instant> uses = new ConcurrentHashMap<>();
    private volatile boolean running;

    LastUses(ServiceAccountRepository repository) {
        this.repository = repository;
        this.clock = Clock.systemUTC();
    }

    public void touch(ClientId clientId) {
        uses.put(clientId, clock.instant());
    }

    @Scheduled(fixedDelayString = "PT5S")
    void write() {
        Map<String, Instant> now =
                new TreeMap<>(); // in one order on every replica, so that none waits for the other in a circle
        uses.forEach((clientId, at) -> now.put(clientId.value(), at));
        if (now.isEmpty()) {
            return;
        }
        try {
            repository.touch(now);
            now.forEach((clientId, at) -> uses.remove(new ClientId(clientId), at));
        } catch (DataAccessException | TransactionException away) {
            log.warn("{} last uses of accounts are not written yet: {}", now.size(), away.getMessage());
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        write();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, so that it ends after it. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 5000;
    }
}
