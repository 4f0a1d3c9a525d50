package org.chamicore.auth.token;

import java.time.Duration;

/** How long a token lives, as the one who asks for it may say with {@code lifetime_seconds}. */
record Lifetime(Duration duration) {

    static final String PARAMETER = "lifetime_seconds";
    static final int DEFAULT_SECONDS = 3600;

    private static final int LEAST_SECONDS = 60;
    private static final int MOST_SECONDS = 86_400;

    /** @throws IllegalArgumentException when the text is no whole number of seconds within the bounds */
    static Lifetime parse(String text) {
        if (text.matches("[0-9]{1,9}")) {
            int seconds = Integer.parseInt(text);
            if (seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS) {
                return new Lifetime(Duration.ofSeconds(seconds));
            }
        }
        throw new IllegalArgumentException(
                "%s must be a whole number from %d to %d".formatted(PARAMETER, LEAST_SECONDS, MOST_SECONDS));
    }
}
