package org.chamicore.inventory.group;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of labels, tags and names of exclusive groups. */
final class GroupLabel {

    private static final Pattern FORM = Pattern.compile("[-a-z0-9:._]{1,255}");

    private GroupLabel() {}

    /** Reads a label, in lower case; empty when it has other characters, or none. */
    static Optional<String> find(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(each -> each.toLowerCase(Locale.ROOT))
                .filter(FORM.asMatchPredicate());
    }
}
