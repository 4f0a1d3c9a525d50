package org.chamicore.inventory.change;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.chamicore.db.changelog.Cursor;
import org.chamicore.db.changelog.CursorRetiredException;
import org.chamicore.db.changelog.FeedPage;
import org.chamicore.db.changelog.FeedQuery;
import org.chamicore.inventory.wire.StreamedJson;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/hsm/v2/changes")
class ChangeController {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final ChangeService changes;
    private final StreamedJson streamed;
    private final EventStream events;
    private final Watchers watchers;

    ChangeController(ChangeService changes, StreamedJson streamed, EventStream events, Watchers watchers) {
        this.changes = changes;
        this.streamed = streamed;
        this.events = events;
        this.watchers = watchers;
    }

    /** A page of the feed, for which it waits where there is nothing yet. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    FeedPage read(
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "0s") String wait,
            @RequestParam MultiValueMap<String, String> parameters) {
        FeedQuery query = FeedParameters.query(parameters);
        Optional<Cursor> from = after.map(FeedParameters::cursor);
        Duration patience = patience(wait);
        try {
            return FeedPage.of(
                    patience.isZero()
                            ? changes.read(from, query.limit(), patience, query.filter())
                            : watchers.admit(() -> changes.read(from, query.limit(), patience, query.filter())));
        } catch (CursorRetiredException retired) {
            throw FeedParameters.startAnew();
        }
    }

    /** The feed as server-sent events; a browser that was cut off says by itself how far it came. */
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void follow(
            @RequestParam Optional<String> after,
            @RequestHeader(name = "Last-Event-ID") Optional<String> lastEvent,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        Optional<Cursor> from =
                lastEvent.filter(id -> !id.isEmpty()).or(() -> after).map(FeedParameters::cursor);
        FeedQuery query = FeedParameters.query(parameters);
        watchers.<@Nullable Void, IOException>admit(() -> {
            events.write(from, query, response);
            return null;
        });
    }

    /** Everything there is, or everything of the kinds that the reader names. */
    @GetMapping("/snapshot")
    void snapshot(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) {
        Set<String> kinds = Set.copyOf(FeedParameters.query(parameters).filter().kinds());
        streamed.lines(response, (Consumer<SnapshotLine> lines) -> changes.snapshot(kinds, lines));
    }

    private static Duration patience(String wait) {
        try {
            Duration patience = DurationStyle.SIMPLE.parse(wait);
            if (!patience.isNegative() && patience.compareTo(LONGEST_WAIT) <= 0) {
                return patience;
            }
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            // answered below, like a wait that is too long
        }
        throw ChangeProblem.badParameter("wait", "wait must be a time between 0s and 60s, for example 30s");
    }
}
