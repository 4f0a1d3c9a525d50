package org.chamicore.auth.role;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A right that a token carries; the word before the dot is the audience, the service for which it counts. */
public enum Scope {
    SMD_READ,
    SMD_WRITE,
    BSS_READ,
    BSS_WRITE,
    CLOUDINIT_READ,
    CLOUDINIT_WRITE,
    AUTH_READ,
    AUTH_WRITE;

    /** As tokens write it: {@code smd.read}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** @throws IllegalArgumentException when there is no such scope */
    @JsonCreator
    public static Scope parse(String text) {
        return Arrays.stream(values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scope is called " + text));
    }

    /** The services for which at least one of {@code scopes} counts, each once. */
    public static List<String> audiences(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::audience).distinct().toList();
    }

    /** The form of RFC 6749 section 3.3: separated by spaces, always in the same order. */
    public static String join(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::text).collect(Collectors.joining(" "));
    }

    private String audience() {
        return text().substring(0, text().indexOf('.'));
    }

    @Override
    public String toString() {
        return text();
    }
}
