package org.chamicore.inventory.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which stretch of a list is asked for. Its query has {@code (cast(:after as text) is null or id > :after)} beside its conditions, and
 * behind its order by id {@code limit cast(:limit as bigint)}.
 *
 * @param after the id behind which it begins; null for the beginning of the list
 * @param limit how many things it has at most; null for all, which are not held in memory
 */
public record Page(@Nullable String after, @Nullable Integer limit) {

    /** The most that one page has. */
    public static final int LARGEST = 10_000;

    /** The list as a whole. */
    public static final Page ALL = new Page(null, null);

    /** Reads {@code after} and {@code limit} of a request. */
    static Page of(QueryParameters query) {
        Optional<String> after = query.first("after").filter(text -> !text.isEmpty());
        return new Page(
                after.orElse(null), query.first("limit").map(Page::limit).orElse(null));
    }

    /** What the query needs: one thing more than is shown, which says whether there is another page. */
    public Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("after", after);
        parameters.put("limit", limit == null ? null : limit + 1);
        return parameters;
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LARGEST) {
                return limit;
            }
        } catch (NumberFormatException noNumber) {
            // refused below
        }
        throw FilterField.refused("limit", "limit must be a number between 1 and %d".formatted(LARGEST));
    }
}
