package org.chamicore.boot.bootscript;

import java.util.Locale;

/** How requests for a boot script end, as the metrics count them. */
enum Outcome {
    BOOT,
    DISCOVER,
    WAIT,
    GIVE_UP,
    REFUSED,
    UNAVAILABLE;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** As metrics and history write it. */
    String text() {
        return text;
    }

    static Outcome of(Decision decision) {
        return switch (decision) {
            case Decision.Boot boot -> BOOT;
            case Decision.Discover discover -> DISCOVER;
            case Decision.Wait wait -> WAIT;
            case Decision.GiveUp giveUp -> GIVE_UP;
        };
    }
}
