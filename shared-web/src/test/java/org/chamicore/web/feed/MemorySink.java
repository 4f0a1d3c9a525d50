package org.chamicore.web.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what it is given, and everything that was ever done to it. */
class MemorySink implements FeedSink {

    final AtomicBoolean leads = new AtomicBoolean(true);
    final AtomicInteger failures = new AtomicInteger();
    private final Map<String, Integer> things = new LinkedHashMap<>();
    private final List<String> history = new ArrayList<>();
    private String cursor;

    @Override
    public boolean leads() {
        return leads.get();
    }

    @Override
    public Set<String> kinds() {
        return Set.of("thing");
    }

    @Override
    public synchronized Optional<String> cursor() {
        return Optional.ofNullable(cursor);
    }

    @Override
    public synchronized void replaceAll(Iterable<FeedEntry> entries, String cursor) {
        failIfAsked();
        Map<String, Integer> all = new LinkedHashMap<>();
        entries.forEach(each -> all.put(each.key(), each.value().path("value").asInt()));
        things.clear();
        things.putAll(all);
        history.add("all " + all.size());
        this.cursor = cursor;
    }

    @Override
    public synchronized void apply(List<FeedEntry> entries, String cursor) {
        failIfAsked();
        for (FeedEntry each : entries) {
            if (each.value() == null) {
                things.remove(each.key());
                history.add(each.key() + " gone");
            } else {
                things.put(each.key(), each.value().path("value").asInt());
                history.add(each.key() + "=" + each.value().path("value").asInt());
            }
        }
        this.cursor = cursor;
    }

    synchronized Map<String, Integer> things() {
        return Map.copyOf(things);
    }

    synchronized List<String> history() {
        return List.copyOf(history);
    }

    /** Another process went on, or somebody restored a backup. */
    synchronized void moveTo(String place) {
        cursor = place;
    }

    private void failIfAsked() {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the sink failed");
        }
    }
}
