package org.chamicore.cli.status;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How well something works. */
enum Condition {
    UP,
    DEGRADED,
    DOWN;

    /** As scripts and people read it: {@code up}. */
    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a health document calls it; everything unknown is bad news. */
    static Condition of(String status) {
        return switch (status) {
            case "UP" -> UP;
            case "DEGRADED" -> DEGRADED;
            default -> DOWN;
        };
    }
}
