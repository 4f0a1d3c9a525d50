package org.chamicore.inventory.change;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.chamicore.db.changelog.ChangePage;
import org.chamicore.db.changelog.Cursor;
import org.chamicore.db.changelog.CursorRetiredException;
import org.chamicore.db.changelog.FeedChange;
import org.chamicore.db.changelog.FeedQuery;
import org.chamicore.db.changelog.LoggedChange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the feed as server-sent events: one event {@code change} for each change, its id being the cursor behind it. While there is
 * nothing to tell, a heartbeat goes out, which moves the reader's place on, too. A stream ends after a while, so that a token which has
 * expired does not read on for ever; its reader comes back by itself, and goes on where it was.
 */
@Component
class EventStream {

    private final ChangeService changes;
    private final JsonMapper json;
    private final EventStreamProperties settings;

    EventStream(ChangeService changes, JsonMapper json, EventStreamProperties settings) {
        this.changes = changes;
        this.json = json;
        this.settings = settings;
    }

    /** Writes until this process shuts down, the stream has lasted for its time, or its reader is gone. */
    void write(Optional<Cursor> after, FeedQuery query, HttpServletResponse response) throws IOException {
        ChangePage page = first(after, query);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader("X-Accel-Buffering", "no");
        OutputStream out = response.getOutputStream();
        long end = System.nanoTime() + settings.lifetime().toNanos();
        try {
            tell(page, out);
            while (!changes.isClosing() && System.nanoTime() < end) {
                page = changes.read(Optional.of(page.next()), query.limit(), settings.heartbeat(), query.filter());
                tell(page, out);
            }
        } catch (CursorRetiredException retired) {
            write(out, "event: retired\ndata: {}\n\n"); // and whoever comes back with this cursor gets 410
        }
    }

    private ChangePage first(Optional<Cursor> after, FeedQuery query) {
        try {
            return changes.read(after, query.limit(), Duration.ZERO, query.filter());
        } catch (CursorRetiredException retired) {
            throw FeedParameters.startAnew();
        }
    }

    private void tell(ChangePage page, OutputStream out) throws IOException {
        for (LoggedChange change : page.changes()) {
            FeedChange event = FeedChange.of(change);
            write(out, "id: %s\nevent: change\ndata: ".formatted(event.cursor()));
            out.write(json.writeValueAsBytes(event));
            write(out, "\n\n");
        }
        if (!page.more()) {
            write(out, ":\nid: %s\n\n".formatted(page.next().encoded()));
        }
        out.flush();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
