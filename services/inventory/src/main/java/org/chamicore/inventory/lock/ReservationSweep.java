package org.chamicore.inventory.lock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Ends reservations that have expired. Every replica does, and none waits for another. */
@Component
class ReservationSweep {

    private static final Logger log = LoggerFactory.getLogger(ReservationSweep.class);
    private static final int PORTION = 1000;

    private final ReservationService reservations;

    ReservationSweep(ReservationService reservations) {
        this.reservations = reservations;
    }

    @Scheduled(fixedDelayString = "${chamicore.reservations.sweep:30s}")
    void sweep() {
        try {
            int ended = PORTION;
            while (ended == PORTION) {
                ended = reservations.endExpired(PORTION);
            }
        } catch (DataAccessException | TransactionException away) {
            log.warn("Expired reservations are not ended now, but at the next turn: {}", away.getMessage());
        }
    }
}
