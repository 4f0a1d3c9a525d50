package org.chamicore.inventory.membership;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chamicore.inventory.wire.Refusal;
import org.jspecify.annotations.Nullable;

/** The form of the labels of groups, the names of partitions and exclusive groups, and tags. */
public final class Label {

    private static final Pattern FORM = Pattern.compile("[-a-z0-9:._]{1,255}");

    private Label() {}

    /** Reads a label, in lower case; empty when it has other characters, or none. */
    public static Optional<String> find(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(each -> each.toLowerCase(Locale.ROOT))
                .filter(FORM.asMatchPredicate());
    }

    /** Reads a label, or refuses the request. */
    public static String read(String field, @Nullable String text, String refusal) {
        return find(text).orElseThrow(() -> Refusal.at(field, refusal));
    }

    /** Reads tags, each once, in their order; none where none were sent. */
    public static List<String> tags(@Nullable List<@Nullable String> sent, String refusal) {
        return sent == null
                ? List.of()
                : IntStream.range(0, sent.size())
                        .mapToObj(index -> read("tags[%d]".formatted(index), sent.get(index), refusal))
                        .distinct()
                        .toList();
    }
}
