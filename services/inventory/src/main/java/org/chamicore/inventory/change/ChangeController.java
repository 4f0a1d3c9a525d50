package org.chamicore.inventory.change;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.chamicore.db.changelog.Cursor;
import org.chamicore.db.changelog.CursorRetiredException;
import org.chamicore.inventory.wire.StreamedJson;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/hsm/v2/changes")
class ChangeController {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int LARGEST_PAGE = 10_000;

    private final ChangeService changes;
    private final StreamedJson streamed;

    ChangeController(ChangeService changes, StreamedJson streamed) {
        this.changes = changes;
        this.streamed = streamed;
    }

    @GetMapping
    FeedPage read(
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "0s") String wait,
            @RequestParam(defaultValue = "1000") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw ChangeProblem.BAD_PARAMETER.with("limit must be between 1 and %d".formatted(LARGEST_PAGE));
        }
        Duration patience = patience(wait);
        try {
            return FeedPage.of(changes.read(after.map(ChangeController::cursor), limit, patience));
        } catch (CursorRetiredException retired) {
            throw startAnew();
        }
    }

    @GetMapping("/snapshot")
    void snapshot(HttpServletResponse response) {
        streamed.lines(response, (Consumer<SnapshotLine> lines) -> changes.snapshot(lines));
    }

    private static Cursor cursor(String text) {
        try {
            return Cursor.parse(text);
        } catch (IllegalArgumentException foreign) {
            throw startAnew();
        }
    }

    private static ErrorResponseException startAnew() {
        return ChangeProblem.CURSOR_RETIRED.with(
                "This cursor has been retired or was never given out here: start from /hsm/v2/changes/snapshot");
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
        throw ChangeProblem.BAD_PARAMETER.with("wait must be a time between 0s and 60s, for example 30s");
    }
}
