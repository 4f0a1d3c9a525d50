package org.chamicore.web.feed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The neighbour's feed over HTTP: {@code GET <url>} for what comes next, {@code GET <url>/snapshot} for everything. Whatever
 * goes wrong on the way, from fetching a token to reading the answer, is a {@link RestClientException}.
 */
class FeedSource {

    private final RestClient changes;
    private final RestClient snapshots;
    private final JsonMapper json;
    private final Set<String> kinds;

    /**
     * Makes a source.
     *
     * @param changes for what answers soon, {@code snapshots} for what takes its time; both have the feed's URL as their base
     * @param kinds the kinds of things that it gives
     */
    FeedSource(RestClient changes, RestClient snapshots, JsonMapper json, Set<String> kinds) {
        this.changes = changes;
        this.snapshots = snapshots;
        this.json = json;
        this.kinds = Set.copyOf(kinds);
    }

    /**
     * What comes after a cursor; waits for it where there is nothing yet.
     *
     * @throws FeedRetiredException when the neighbour no longer knows the cursor
     */
    FeedPage changes(String after, Duration wait, int limit) {
        JsonNode page = orAway(() -> changes.get()
                .uri(uri -> uri.queryParam("after", "{after}")
                        .queryParam("wait", wait.toSeconds() + "s")
                        .queryParam("limit", limit)
                        .queryParam("kind", kinds)
                        .build(after))
                .retrieve()
                .onStatus(status -> status.isSameCodeAs(HttpStatus.GONE), (request, response) -> {
                    throw new FeedRetiredException();
                })
                .requiredBody(JsonNode.class));
        if (!page.path("next").isString()) {
            throw new RestClientException("the neighbour's answer does not say where it goes on");
        }
        List<FeedEntry> entries = page.path("changes")
                .valueStream()
                .map(change -> FeedEntry.of(change, "after"))
                .filter(entry -> kinds.contains(entry.kind()))
                .toList();
        return new FeedPage(
                entries,
                page.path("next").asString(),
                page.path("more").asBoolean(!entries.isEmpty()),
                time(page.at("/changes/0/time")));
    }

    /** Everything there is. */
    Snapshot snapshot() {
        return orAway(() -> Objects.requireNonNull(snapshots
                .get()
                .uri(uri -> uri.path("/snapshot").queryParam("kind", kinds).build())
                .exchange((request, response) -> {
                    if (!response.getStatusCode().is2xxSuccessful()) {
                        throw new RestClientException(
                                "the neighbour answered the snapshot with " + response.getStatusCode());
                    }
                    try {
                        return Snapshot.receive(response.getBody(), json, kinds);
                    } catch (IOException incomplete) {
                        throw new RestClientException("the snapshot did not arrive whole", incomplete);
                    }
                })));
    }

    private static <T> T orAway(Supplier<T> call) {
        try {
            return call.get();
        } catch (OAuth2AuthorizationException noToken) {
            throw new RestClientException("there is no token for the neighbour: " + noToken.getMessage(), noToken);
        } catch (JacksonException | IllegalStateException unreadable) {
            throw new RestClientException("the neighbour's answer cannot be read", unreadable);
        }
    }

    /** Only told, so nothing depends on it. */
    private static @Nullable Instant time(JsonNode text) {
        try {
            return text.isString() ? Instant.parse(text.asString()) : null;
        } catch (DateTimeParseException other) {
            return null;
        }
    }
}
