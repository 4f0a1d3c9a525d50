package org.chamicore.inventory.wire;

import java.util.Locale;
import java.util.Optional;

/** The two truth values in the spellings that this API takes in addresses. */
public final class Truth {

    private Truth() {}

    public static Optional<Boolean> find(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "t", "true" -> Optional.of(true);
            case "0", "f", "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
