package org.chamicore.cloudinit.version;

import java.math.BigDecimal;
import java.time.Duration;

/** Writes a time span as existing clients expect it. */
final class Uptime {

    private static final int MILLI_DIGITS = 3;

    private Uptime() {}

    /** As in {@code 3h2m1.5s}, {@code 2m0s}, {@code 0.25s}. */
    static String text(Duration span) {
        String seconds = BigDecimal.valueOf(span.toSecondsPart() * 1000L + span.toMillisPart(), MILLI_DIGITS)
                .stripTrailingZeros()
                .toPlainString();
        String minutes = span.toMinutes() > 0 ? span.toMinutesPart() + "m" : "";
        String hours = span.toHours() > 0 ? span.toHours() + "h" : "";
        return hours + minutes + seconds + "s";
    }
}
