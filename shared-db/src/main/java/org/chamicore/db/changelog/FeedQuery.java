package org.chamicore.db.changelog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of the log asks for in an address: {@code kind}, {@code key} and {@code actor} (repeat for "or"), {@code since} and
 * {@code until} (RFC 3339; the first moment that counts and the first that no longer does), and {@code limit}.
 */
public record FeedQuery(ChangeFilter filter, int limit) {

    /** Says which parameter is wrong, and how it must be. */
    public static final class InvalidParameterException extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        private final String name;

        public InvalidParameterException(String name, String rule) {
            super(name + " " + rule);
            this.name = name;
        }

        public String name() {
            return name;
        }
    }

    private static final int USUAL_PAGE = 1000;
    private static final int LARGEST_PAGE = 10_000;
    private static final long LAST_SECOND = 253_402_300_799L; // of the year 9999

    /**
     * @param query the values of a parameter by its name
     * @param kind a kind as the log calls it, by what readers may write
     * @param key the same of keys
     * @throws InvalidParameterException where one is wrong
     */
    public static FeedQuery of(
            Function<String, List<String>> query, UnaryOperator<String> kind, UnaryOperator<String> key) {
        return new FeedQuery(
                new ChangeFilter(
                        texts(query, "kind").stream().map(kind).toList(),
                        texts(query, "key").stream().map(key).toList(),
                        texts(query, "actor"),
                        time(query, "since"),
                        time(query, "until")),
                first(query, "limit").map(FeedQuery::limit).orElse(USUAL_PAGE));
    }

    /** As {@link #of(Function, UnaryOperator, UnaryOperator)}, with kinds and keys as the log has them. */
    public static FeedQuery of(Function<String, List<String>> query) {
        return of(query, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /**
     * The place that a reader has come to.
     *
     * @throws InvalidParameterException when the text was never given out as one
     */
    public static Cursor after(String text) {
        try {
            return Cursor.parse(text);
        } catch (IllegalArgumentException foreign) {
            throw new InvalidParameterException("after", "must be the \"next\" of an earlier answer");
        }
    }

    private static List<String> texts(Function<String, List<String>> query, String name) {
        List<String> texts = query.apply(name);
        if (texts.stream().anyMatch(each -> each.indexOf('\0') >= 0)) {
            throw new InvalidParameterException(name, "must not hold a NUL character");
        }
        return texts;
    }

    private static Optional<String> first(Function<String, List<String>> query, String name) {
        return query.apply(name).stream().findFirst();
    }

    private static @Nullable Instant time(Function<String, List<String>> query, String name) {
        try {
            return first(query, name)
                    .map(each -> OffsetDateTime.parse(each).toInstant())
                    .filter(FeedQuery::isStorable)
                    .orElse(null);
        } catch (DateTimeException malformed) {
            throw new InvalidParameterException(name, "must be a time such as 2026-09-01T10:00:00Z (RFC 3339)");
        }
    }

    /** Times far beyond all changes ask for nothing in particular, and PostgreSQL's time ends before Java's does. */
    private static boolean isStorable(Instant time) {
        if (Math.abs(time.getEpochSecond()) > LAST_SECOND) {
            throw new DateTimeException("beyond the year 9999");
        }
        return true;
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LARGEST_PAGE) {
                return limit;
            }
        } catch (NumberFormatException noNumber) {
            // refused below
        }
        throw new InvalidParameterException("limit", "must be between 1 and %d".formatted(LARGEST_PAGE));
    }
}
