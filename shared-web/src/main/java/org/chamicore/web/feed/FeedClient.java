package org.chamicore.web.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.chamicore.web.neighbour.NeighbourCalls;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.client.RestClientException;

/**
 * Follows a neighbour's feed into a sink: a snapshot first, then change by change. While the neighbour is away the sink keeps
 * what it has, and the state says how old that is.
 */
public class FeedClient implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FeedClient.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LEADER_PAUSE = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    /** What became of one question. */
    private enum Step {
        /** There is nothing that we do not have. */
        CURRENT,
        /** There may be more. */
        MORE,
        /** Somebody else in this process went on from the same place in the meantime. */
        OVERTAKEN
    }

    private final FeedSource source;
    private final FeedSink sink;
    private final FeedProperties feed;
    private final NeighbourCalls calls;
    private final ReentrantLock step = new ReentrantLock();
    private Optional<String> cursor = Optional.empty();
    private volatile @Nullable Thread follower;
    private volatile FeedState state = FeedState.NEW;

    FeedClient(FeedSource source, FeedSink sink, FeedProperties feed, NeighbourCalls calls) {
        this.source = source;
        this.sink = sink;
        this.feed = feed;
        this.calls = calls;
    }

    public FeedState state() {
        return state;
    }

    /**
     * Takes in, before it returns, all that the neighbour has by now.
     *
     * @return false where another process leads, which is as current as it can be
     * @throws RestClientException when the neighbour cannot be asked
     */
    public boolean syncNow() {
        if (!sink.leads()) {
            return false;
        }
        try {
            for (Step done = Step.MORE; done != Step.CURRENT; ) {
                done = calls.again(() -> advance(Duration.ZERO));
            }
            return true;
        } catch (RuntimeException failed) {
            forgetPlace();
            throw failed;
        }
    }

    /**
     * Looks at everything the neighbour has, without taking it in.
     *
     * @throws RestClientException when the neighbour cannot be asked
     */
    public <T> T survey(Function<Iterable<FeedEntry>, T> look) {
        try (Snapshot snapshot = calls.again(source::snapshot)) {
            return look.apply(snapshot.entries());
        } catch (IOException undeletable) {
            throw new UncheckedIOException("the snapshot's file could not be closed", undeletable);
        }
    }

    /**
     * Takes everything in anew, whoever leads: what differs from the neighbour is as there afterwards.
     *
     * @throws RestClientException when the neighbour cannot be asked
     */
    public void takeInAnew() {
        step.lock();
        try {
            sink.cursor(); // where another process has brought the sink, the snapshot goes on from
            cursor = Optional.of(takeSnapshot());
        } finally {
            step.unlock();
        }
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().name("feed").daemon().unstarted(this::follow);
        follower = thread;
        thread.start();
    }

    /** Returns when nothing more is written, or after a while. */
    @Override
    public void stop() {
        Thread thread = follower;
        follower = null;
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            if (!thread.join(FAREWELL)) {
                log.warn("The feed is still being written to");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return follower != null;
    }

    private void follow() {
        Duration pause = SHORTEST_PAUSE;
        while (isFollower()) {
            try {
                if (sink.leads()) {
                    Step done = advance(patience());
                    if (done == Step.CURRENT) {
                        pause(feed.gather());
                    }
                } else {
                    state = new FeedState(false, state.lastContact(), null, Duration.ZERO);
                    forgetPlace();
                    pause(LEADER_PAUSE);
                }
                pause = SHORTEST_PAUSE;
            } catch (RuntimeException failed) {
                if (!isFollower()) {
                    return;
                }
                log.warn("The feed cannot be followed, next try in {} ms: {}", pause.toMillis(), failed.toString());
                state = new FeedState(
                        state.leads(), state.lastContact(), String.valueOf(failed.getMessage()), state.lag());
                forgetPlace();
                pause(pause);
                Duration longer = pause.multipliedBy(2);
                pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
            }
        }
    }

    /** None where it is to be seen whether the neighbour is back: to say so at once, and to let others ask it as well. */
    private Duration patience() {
        return state.failure() == null && calls.isClosed() ? feed.longPoll() : Duration.ZERO;
    }

    private boolean isFollower() {
        return Thread.currentThread().equals(follower);
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException stopped) {
            // Whether we go on is asked next.
        }
    }

    /** What the sink has counts, whatever we believed. */
    private void forgetPlace() {
        step.lock();
        try {
            cursor = Optional.empty();
        } finally {
            step.unlock();
        }
    }

    /** Asks once and takes in what comes. Only who still stands where he asked from may write. */
    private Step advance(Duration wait) {
        String asked = startingPoint();
        Optional<FeedPage> page = ask(asked, wait);
        step.lock();
        try {
            if (!cursor.equals(Optional.of(asked))) {
                return Step.OVERTAKEN;
            }
            if (page.isEmpty()) {
                log.info("The feed no longer knows our place in it; reading everything anew");
                cursor = Optional.of(takeSnapshot());
                return Step.MORE;
            }
            takeIn(page.get());
            return page.get().more() ? Step.MORE : Step.CURRENT;
        } finally {
            step.unlock();
        }
    }

    /** Empty when the neighbour no longer knows the place. */
    private Optional<FeedPage> ask(String after, Duration wait) {
        try {
            return Optional.of(source.changes(after, wait, feed.pageSize()));
        } catch (FeedRetiredException retired) {
            return Optional.empty();
        }
    }

    private String startingPoint() {
        step.lock();
        try {
            String place = cursor.or(sink::cursor).orElseGet(this::takeSnapshot);
            cursor = Optional.of(place);
            return place;
        } finally {
            step.unlock();
        }
    }

    private void takeIn(FeedPage page) {
        if (!page.entries().isEmpty()) {
            sink.apply(page.entries(), page.next());
        }
        cursor = Optional.of(page.next());
        contacted(page.oldest());
    }

    private String takeSnapshot() {
        try (Snapshot snapshot = source.snapshot()) {
            sink.replaceAll(snapshot.entries(), snapshot.cursor());
            contacted(null);
            return snapshot.cursor();
        } catch (IOException undeletable) {
            throw new UncheckedIOException("the snapshot's file could not be closed", undeletable);
        }
    }

    private void contacted(@Nullable Instant oldest) {
        Instant now = Instant.now();
        Duration lag = oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
        state = new FeedState(true, now, null, lag);
    }
}
