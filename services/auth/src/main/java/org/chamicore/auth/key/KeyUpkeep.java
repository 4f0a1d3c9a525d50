package org.chamicore.auth.key;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Keeps this replica's keys as the database has them, and makes the next one in time. */
@Component
@EnableScheduling
class KeyUpkeep {

    private static final Logger log = LoggerFactory.getLogger(KeyUpkeep.class);

    private final SigningKeyService service;
    private final SigningKeys keys;

    KeyUpkeep(SigningKeyService service, SigningKeys keys) {
        this.service = service;
        this.keys = keys;
    }

    /** Several times within the shortest lead of a new key. While the database is away those known go on. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void follow() {
        try {
            var read = service.read();
            if (!read.isEmpty()) {
                keys.replace(read);
            }
        } catch (DataAccessException | TransactionException away) {
            log.debug("The signing keys cannot be read, going on with those known: {}", away.getMessage());
        }
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void rotate() {
        try {
            service.rotateWhenDue();
            service.deleteLongWithdrawn();
        } catch (DataAccessException | TransactionException away) {
            log.warn("The signing keys cannot be looked after now: {}", away.getMessage());
        }
    }
}
