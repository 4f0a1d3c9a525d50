package org.chamicore.inventory.redfishendpoint;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.chamicore.inventory.ethernetinterface.MacAddress;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/** What the readers of all forms of payload have in common. */
final class Payload {

    private Payload() {}

    /** The path of an address: clients give it with or without a host. */
    static String path(@Nullable String uri) {
        String text = text(uri);
        return text.startsWith("http") ? text.replaceFirst("^https?://[^/]*", "") : text;
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** The elements of a list that may be missing and may hold null. */
    static <T> List<T> elements(@Nullable List<@Nullable T> list) {
        return Optional.ofNullable(list).stream()
                .flatMap(List::stream)
                .flatMap(Payload::ofNullable)
                .toList();
    }

    private static <T> Stream<T> ofNullable(@Nullable T element) {
        return element == null ? Stream.empty() : Stream.of(Objects.requireNonNull(element));
    }

    static MacAddress mac(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidItemException(field, "Invalid CompEthInterface MAC Address");
        }
        try {
            return MacAddress.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidItemException(field, "%s: %s".formatted(field, malformed.getMessage()));
        }
    }

    /** The name of a part of an endpoint. */
    static Xname part(Xname endpoint, String suffix) {
        String name = endpoint + suffix;
        return Xname.find(name)
                .orElseThrow(() -> new InvalidItemException("ID", "xname ID '%s' is invalid".formatted(name)));
    }
}
