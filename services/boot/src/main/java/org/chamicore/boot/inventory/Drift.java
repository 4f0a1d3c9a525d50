package org.chamicore.boot.inventory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chamicore.db.replica.Replica;

/**
 * How the read model differs from the inventory. A few differences that come and go are changes on their way.
 *
 * @param differences how many there are
 * @param kinds how many of each kind
 * @param samples some of them
 * @param repaired whether they are mended by now
 */
record Drift(int differences, Map<String, Long> kinds, List<Sample> samples, boolean repaired) {

    private static final int MOST_SAMPLES = 20;

    /** @param here what is wrong with it: {@code missing or outdated}, or {@code not in the inventory} */
    record Sample(String kind, String key, String here) {}

    static Drift of(List<Replica.Entry> differences, boolean repaired) {
        return new Drift(
                differences.size(),
                differences.stream()
                        .collect(Collectors.groupingBy(Replica.Entry::kind, TreeMap::new, Collectors.counting())),
                differences.stream()
                        .limit(MOST_SAMPLES)
                        .map(each -> new Sample(
                                each.kind(),
                                each.key(),
                                each.value() == null ? "not in the inventory" : "missing or outdated"))
                        .toList(),
                repaired);
    }
}
