package org.chamicore.auth.shape;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** How the claims of an access token are written. */
public enum TokenShape {
    /** As RFC 9068 says. */
    STANDARD,
    /** With scopes as a list and with the session claims without which tokensmith's checkers refuse a token. */
    OPENCHAMI;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such form */
    @JsonCreator
    public static TokenShape parse(String text) {
        return Arrays.stream(values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no token shape is called " + text));
    }

    @Override
    public String toString() {
        return text();
    }
}
