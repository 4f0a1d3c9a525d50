package org.chamicore.inventory.change;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.chamicore.db.changelog.ChangeFilter;
import org.chamicore.db.changelog.Cursor;
import org.chamicore.inventory.wire.Labelled;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/**
 * What a reader of the feed asks for: {@code kind}, {@code key} and {@code actor} (repeat for "or"), {@code since} and {@code until}
 * (RFC 3339; the first moment that counts and the first that no longer does), and {@code limit}.
 */
record FeedQuery(ChangeFilter filter, int limit) {

    private static final int USUAL_PAGE = 1000;
    private static final int LARGEST_PAGE = 10_000;

    static FeedQuery of(QueryParameters query) {
        return new FeedQuery(
                new ChangeFilter(
                        query.all("kind").stream().map(FeedQuery::kind).toList(),
                        query.all("key").stream().map(FeedQuery::key).toList(),
                        query.all("actor"),
                        time(query, "since"),
                        time(query, "until")),
                query.first("limit").map(FeedQuery::limit).orElse(USUAL_PAGE));
    }

    /** Reads a cursor of ours. */
    static Cursor cursor(String text) {
        try {
            return Cursor.parse(text);
        } catch (IllegalArgumentException foreign) {
            throw startAnew();
        }
    }

    static ErrorResponseException startAnew() {
        return ChangeProblem.CURSOR_RETIRED.with(
                "This cursor has been retired or was never given out here: start from /hsm/v2/changes/snapshot");
    }

    private static String kind(String text) {
        return Labelled.find(Kind.class, text)
                .map(Kind::label)
                .orElseThrow(() -> ChangeProblem.badParameter(
                        "kind", "kind must be one of " + String.join(", ", Labelled.labels(Kind.class))));
    }

    /** Names in any spelling; all other keys are what the feed shows. */
    private static String key(String text) {
        return Xname.find(text).map(Xname::value).orElse(text);
    }

    private static @Nullable Instant time(QueryParameters query, String name) {
        Optional<String> text = query.first(name);
        try {
            return text.map(each -> OffsetDateTime.parse(each).toInstant())
                    .filter(each -> isStorable(each))
                    .orElse(null);
        } catch (DateTimeException malformed) {
            throw ChangeProblem.badParameter(
                    name, "%s must be a time such as 2026-09-01T10:00:00Z (RFC 3339)".formatted(name));
        }
    }

    /** Times far beyond all changes ask for nothing in particular, and PostgreSQL's time ends before Java's does. */
    private static boolean isStorable(Instant time) {
        if (Math.abs(time.getEpochSecond()) > 253_402_300_799L) {
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
        throw ChangeProblem.badParameter("limit", "limit must be between 1 and %d".formatted(LARGEST_PAGE));
    }
}
