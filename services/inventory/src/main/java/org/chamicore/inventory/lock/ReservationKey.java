package org.chamicore.inventory.lock;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/** The two kinds of keys of a reservation, as clients see them: {@code x0c0s1b0n0:rk:<uuid>} and {@code x0c0s1b0n0:dk:<uuid>}. */
enum ReservationKey {
    RESERVATION("rk"),
    DEPUTY("dk");

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final String mark;

    ReservationKey(String mark) {
        this.mark = mark;
    }

    String text(Xname id, UUID uuid) {
        return "%s:%s:%s".formatted(id, mark, uuid);
    }

    /** What a client's text says of this component; empty when it is no such key of it. */
    Optional<UUID> read(Xname id, @Nullable String text) {
        String prefix = "%s:%s:".formatted(id, mark);
        return Optional.ofNullable(text)
                .map(each -> each.toLowerCase(Locale.ROOT))
                .filter(each -> each.startsWith(prefix))
                .map(each -> each.substring(prefix.length()))
                .filter(UUID_FORM.asMatchPredicate())
                .map(UUID::fromString);
    }
}
