package org.chamicore.boot.bootscript;

import java.time.Duration;

/** A pause that doubles with each try, up to a longest. */
record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    long seconds(int retry) {
        long doubled = first.toSeconds() << Math.min(retry, MOST_DOUBLINGS);
        return Math.max(first.toSeconds(), Math.min(doubled, longest.toSeconds()));
    }
}
