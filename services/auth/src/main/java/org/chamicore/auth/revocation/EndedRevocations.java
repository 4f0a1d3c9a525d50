package org.chamicore.auth.revocation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what no longer matters, because all tokens that it is about have ended. */
@Component
class EndedRevocations {

    private static final Logger log = LoggerFactory.getLogger(EndedRevocations.class);
    private static final int BATCH = 1000;

    private final RevocationRepository repository;

    EndedRevocations(RevocationRepository repository) {
        this.repository = repository;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT5M")
    void remove() {
        try {
            int removed;
            do {
                removed = repository.deleteEnded(BATCH);
            } while (removed == BATCH);
        } catch (DataAccessException away) {
            log.warn("Ended revocations stay for another ten minutes: {}", away.getMessage());
        }
    }
}
