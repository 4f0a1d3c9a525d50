package org.chamicore.web.feed;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.chamicore.web.testing.Neighbour;
import org.chamicore.web.testing.Neighbour.Exchange;

/** A neighbour that serves a change feed as the inventory does; its cursors hold everything that a URL gives a meaning to. */
class FakeFeed implements AutoCloseable {

    private static final String ODD = "a+b=c&d%20 {e}/\u00e4?#;";

    private final Neighbour neighbour = Neighbour.start();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<String> changes = new ArrayList<>();
    private final Map<String, String> things = new LinkedHashMap<>();
    private int retired;
    private int largest = Integer.MAX_VALUE;

    FakeFeed() {
        serve();
    }

    String url() {
        return neighbour.url() + "/feed";
    }

    Neighbour neighbour() {
        return neighbour;
    }

    final void serve() {
        neighbour.answer("/feed", this::answerPage);
        neighbour.answer("/feed/snapshot", exchange -> exchange.answer(200, "application/x-ndjson", snapshot()));
    }

    void goAway() {
        neighbour.answer("/feed", Exchange::fail);
        neighbour.answer("/feed/snapshot", Exchange::fail);
    }

    void change(String key, int value) {
        change(key, value, Instant.now());
    }

    void change(String key, int value, Instant when) {
        append(
                key,
                "{\"cursor\":\"x\",\"kind\":\"thing\",\"key\":\"%s\",\"time\":\"%s\",\"after\":{\"value\":%d}}"
                        .formatted(key, when, value),
                "{\"kind\":\"thing\",\"key\":\"%s\",\"value\":{\"value\":%d}}".formatted(key, value));
    }

    void delete(String key, String after) {
        append(key, "{\"kind\":\"thing\",\"key\":\"%s\",\"before\":{}%s}".formatted(key, after), null);
    }

    /** Forgets all changes up to now, so that no cursor of before works any more. */
    void retire() {
        lock.lock();
        try {
            retired = changes.size();
        } finally {
            lock.unlock();
        }
    }

    /** Lets no page hold more than this, whatever is asked for. */
    void cutPages(int size) {
        lock.lock();
        try {
            largest = size;
        } finally {
            lock.unlock();
        }
    }

    String cursor() {
        lock.lock();
        try {
            return ODD + changes.size();
        } finally {
            lock.unlock();
        }
    }

    String snapshot() {
        lock.lock();
        try {
            String lines = things.values().stream().map(each -> each + "\n").collect(Collectors.joining());
            return lines + "{\"cursor\":\"%s\"}\n".formatted(cursor());
        } finally {
            lock.unlock();
        }
    }

    void append(String key, String change, String thing) {
        lock.lock();
        try {
            changes.add(change);
            if (thing == null) {
                things.remove(key);
            } else {
                things.put(key, thing);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void answerPage(Exchange exchange) throws IOException {
        Map<String, String> query = Arrays.stream(exchange.query().split("&", -1))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
        String after = query.get("after");
        if (!after.startsWith(ODD)) {
            exchange.answer(400, "application/problem+json", "{\"detail\":\"no cursor of ours: " + after + "\"}");
            return;
        }
        int place = Integer.parseInt(after.substring(ODD.length()));
        int limit = Integer.parseInt(query.get("limit"));
        Duration wait = Duration.parse("PT" + query.get("wait"));
        String answer = page(place, limit, wait);
        if (answer == null) {
            exchange.answer(410, "application/problem+json", "{\"detail\":\"start from the snapshot\"}");
        } else {
            exchange.answer(200, "application/json", answer);
        }
    }

    private String page(int place, int limit, Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (changes.size() <= place && left > 0 && place >= retired) {
                left = changed.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
            }
            if (place < retired) {
                return null;
            }
            int next = Math.min(changes.size(), place + Math.min(limit, largest));
            return "{\"changes\":[%s],\"next\":\"%s\",\"more\":%b}"
                    .formatted(
                            String.join(",", changes.subList(Math.min(place, next), next)),
                            ODD + next,
                            next < changes.size());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        neighbour.close();
    }
}
