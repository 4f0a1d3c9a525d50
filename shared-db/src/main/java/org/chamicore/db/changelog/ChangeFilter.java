package org.chamicore.db.changelog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which changes somebody wants to read. An empty list, like a time that is missing, asks for nothing in particular.
 *
 * @param since the first moment that counts
 * @param until the first moment that no longer counts
 */
public record ChangeFilter(
        List<String> kinds,
        List<String> keys,
        List<String> actors,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** Every change. */
    public static final ChangeFilter ALL = new ChangeFilter(List.of(), List.of(), List.of(), null, null);

    public ChangeFilter {
        kinds = List.copyOf(kinds);
        keys = List.copyOf(keys);
        actors = List.copyOf(actors);
    }

    public static ChangeFilter ofKind(String kind) {
        return new ChangeFilter(List.of(kind), List.of(), List.of(), null, null);
    }
}
