package org.chamicore.web.ticket;

import java.time.Instant;
import java.util.Locale;

/** All that can come of reading a ticket. */
public sealed interface TicketReading {

    /**
     * It was made with one of the keys, and is in force.
     *
     * @param subject for whom it was made
     * @param issuedAt when, to the second
     */
    record Valid(String subject, Instant issuedAt) implements TicketReading {}

    /** It counts for nothing. */
    record Refused(Reason reason) implements TicketReading {}

    /** Why a ticket counts for nothing. */
    enum Reason {
        /** It has not the form of one. */
        MALFORMED,
        /** It was made with no key that is known here, or changed since. */
        ALTERED,
        EXPIRED,
        /** It was made later than now, by more than clocks may differ. */
        EARLY;

        /** As metrics write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
