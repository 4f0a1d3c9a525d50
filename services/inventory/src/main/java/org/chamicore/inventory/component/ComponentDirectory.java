package org.chamicore.inventory.component;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.chamicore.inventory.wire.Page;
import tools.jackson.databind.util.RawValue;

/** All components at one instant as the API shows them, in JSON, ordered by name. */
final class ComponentDirectory {

    /** What an entry takes in memory beside the letters of its text, in bytes. */
    private static final int OVERHEAD = 150;

    private final String version;
    private final Entry[] entries;

    private record Entry(String id, RawValue json) {

        static final Comparator<Entry> BY_ID = Comparator.comparing(Entry::id);
    }

    private ComponentDirectory(String version, Entry[] entries) {
        this.version = version;
        this.entries = entries;
    }

    /** One without components. */
    static ComponentDirectory empty() {
        return new ComponentDirectory("", new Entry[0]);
    }

    /** Which state of the components this is, as {@link org.chamicore.db.changelog.ChangeLog#version} names it. */
    String version() {
        return version;
    }

    /** Hands over those of a page, and the first behind it where there is one. */
    void read(Page page, BiConsumer<String, Object> things) {
        int from = page.after() == null ? 0 : firstBehind(page.after());
        int to = page.limit() == null ? entries.length : Math.min(entries.length, from + page.limit() + 1);
        for (int at = from; at < to; at++) {
            things.accept(entries[at].id, entries[at].json);
        }
    }

    /**
     * What it is in a later state.
     *
     * @param changed the texts of those that became others, by their names; empty for those that are gone
     */
    ComponentDirectory with(String version, Map<String, Optional<String>> changed) {
        Entry[] merged = new Entry[entries.length + changed.size()];
        int from = 0;
        int to = 0;
        for (Map.Entry<String, Optional<String>> each : new TreeMap<>(changed).entrySet()) {
            int at = indexOf(each.getKey());
            int before = at < 0 ? ~at : at;
            System.arraycopy(entries, from, merged, to, before - from);
            to += before - from;
            from = at < 0 ? before : before + 1;
            if (each.getValue().isPresent()) {
                merged[to++] =
                        new Entry(each.getKey(), new RawValue(each.getValue().get()));
            }
        }
        System.arraycopy(entries, from, merged, to, entries.length - from);
        return new ComponentDirectory(version, Arrays.copyOf(merged, to + entries.length - from));
    }

    /** How much memory it takes, in bytes. */
    long size() {
        return Arrays.stream(entries)
                .mapToLong(each -> OVERHEAD + text(each).length())
                .sum();
    }

    private static String text(Entry entry) {
        return (String) entry.json.rawValue();
    }

    private int firstBehind(String id) {
        int at = indexOf(id);
        return at < 0 ? ~at : at + 1;
    }

    private int indexOf(String id) {
        return Arrays.binarySearch(entries, new Entry(id, new RawValue("")), Entry.BY_ID);
    }
}
