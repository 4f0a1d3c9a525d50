package org.chamicore.web.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.chamicore.web.neighbour.NeighbourCalls;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * A document that the issuer publishes: asked for again and again with its {@code ETag}, and kept while the issuer is away.
 *
 * @param <T> what it is read as
 */
class Followed<T> {

    /** How long those who miss something can make us ask twice at most. */
    private static final Duration ON_DEMAND = Duration.ofSeconds(1);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(4);
    private static final long MOST_BYTES = 16L << 20;
    private static final int NOT_MODIFIED = 304;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private static final Logger log = LoggerFactory.getLogger(Followed.class);

    /** @param count how many different ones there were so far, this one included */
    private record Known<T>(T value, @Nullable String tag, long count) {}

    /** Made once it is needed: it brings threads along. */
    private static final class Http {
        private static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    private final URI address;
    private final Function<String, T> reader;
    private final @Nullable T unpublished;
    private final NeighbourCalls calls;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Known<T> known;
    private volatile @Nullable Long heardAt;
    private final AtomicLong asked = new AtomicLong();
    private @Nullable Long lastOnDemand;
    private @Nullable Long lastButOneOnDemand;
    private boolean failing;

    /**
     * Follows what stands at an address.
     *
     * @param reader fails with any unchecked exception where the text is not what it should be
     * @param unpublished what counts where an issuer that never published it answers 404; null where it has to
     * @param calls all that is asked of this issuer
     */
    Followed(URI address, Function<String, T> reader, @Nullable T unpublished, NeighbourCalls calls) {
        this.address = address;
        this.reader = reader;
        this.unpublished = unpublished;
        this.calls = calls;
    }

    /** As it was heard last; empty before the first time. */
    Optional<T> value() {
        Known<T> last = known;
        return last == null ? Optional.empty() : Optional.of(last.value());
    }

    /** As {@link #value}, but asks where nothing was heard yet. */
    Optional<T> valueOrAsk() {
        if (known == null) {
            askOnDemand();
        }
        return value();
    }

    /** How many different ones there were so far. */
    long count() {
        Known<T> last = known;
        return last == null ? 0 : last.count();
    }

    /** How long ago the issuer last confirmed what is known; empty before the first time. */
    Optional<Duration> age() {
        Long at = heardAt;
        return at == null ? Optional.empty() : Optional.of(Duration.ofNanos(System.nanoTime() - at));
    }

    /** Asks now, after whoever is asking. */
    void ask() {
        asking.lock();
        try {
            fetch();
        } finally {
            asking.unlock();
        }
    }

    /** Asks now, but twice a second at most, however many want to; who comes while it is asked waits and has what the other got. */
    void askOnDemand() {
        long before = asked.get();
        asking.lock();
        try {
            Long lastButOne = lastButOneOnDemand;
            boolean tooOften = lastButOne != null && System.nanoTime() - lastButOne < ON_DEMAND.toNanos();
            if (asked.get() == before && !tooOften) {
                lastButOneOnDemand = lastOnDemand;
                lastOnDemand = System.nanoTime();
                fetch();
            }
        } finally {
            asking.unlock();
        }
    }

    private void fetch() {
        try {
            take(calls.guarded(() -> Http.CLIENT.send(
                    request(), BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES))));
            if (failing) {
                log.info("{} is heard of again", address);
            }
            failing = false;
        } catch (IOException | RuntimeException away) {
            tell(away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            asked.incrementAndGet();
        }
    }

    private HttpRequest request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(TIMEOUT);
        Known<T> last = known;
        if (last != null && last.tag() != null) {
            request.header(HttpHeaders.IF_NONE_MATCH, last.tag());
        }
        return request.build();
    }

    private void take(HttpResponse<String> answer) {
        Known<T> last = known;
        if (answer.statusCode() == OK) {
            know(
                    reader.apply(answer.body()),
                    answer.headers().firstValue(HttpHeaders.ETAG).orElse(null));
        } else if (answer.statusCode() == NOT_FOUND && unpublished != null && last == null) {
            know(unpublished, null);
        } else if (answer.statusCode() != NOT_MODIFIED || last == null) {
            // 404 too, where it was published before: whoever loses a route must not thereby forget what was revoked.
            throw new IllegalStateException("the answer is " + answer.statusCode());
        }
        heardAt = System.nanoTime();
    }

    private void know(T value, @Nullable String tag) {
        Known<T> last = known;
        if (last == null || !last.value().equals(value)) {
            known = new Known<>(value, tag, count() + 1);
        } else {
            known = new Known<>(last.value(), tag, last.count());
        }
    }

    /** Once, and not every few seconds. */
    private void tell(Exception away) {
        if (!failing) {
            log.warn(
                    "{} is not heard of, {}: {}",
                    address,
                    known == null ? "and never was" : "what it said last counts",
                    away.toString());
        }
        failing = true;
    }
}
