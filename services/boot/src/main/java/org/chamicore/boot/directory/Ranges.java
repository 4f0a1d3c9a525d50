package org.chamicore.boot.directory;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.node.Node;
import org.chamicore.boot.node.NodeRange;
import org.chamicore.boot.node.NodeRange.Corner;
import org.chamicore.boot.node.NodeRange.Span;
import org.jspecify.annotations.Nullable;

/**
 * The ranges that are bound. A node asks for the narrowest that holds it, which takes no longer with thousands of them: those of
 * places are found by the parts that they fix, one look for each combination of parts that any of them fixes; of those of numbers
 * each stretch of the number line knows its narrowest.
 */
final class Ranges {

    static final Ranges NONE = new Ranges(new TreeMap<>());

    private final NavigableMap<NodeRange, Selector> all;
    private final Map<Corner, List<NodeRange>> byCorner = new HashMap<>();
    private final int[] combinations;
    private final NavigableMap<Long, Optional<NodeRange>> byNumber = new TreeMap<>(Map.of(0L, Optional.empty()));

    /** @param all the narrowest first, as they sort by themselves */
    Ranges(NavigableMap<NodeRange, Selector> all) {
        this.all = Collections.unmodifiableNavigableMap(new TreeMap<>(all));
        for (NodeRange range : this.all.keySet()) {
            range.corner()
                    .ifPresent(corner -> byCorner.merge(
                            corner, List.of(range), (some, one) -> Stream.concat(some.stream(), one.stream())
                                    .toList()));
        }
        this.combinations =
                byCorner.keySet().stream().mapToInt(Corner::fixed).distinct().toArray();
        // The wide ones first, so that the narrower lie on top.
        new TreeSet<>(this.all.keySet()).descendingSet().forEach(range -> range.numbers()
                .ifPresent(span -> cover(span, range)));
    }

    NavigableMap<NodeRange, Selector> all() {
        return all;
    }

    /** Those that hold the node, the narrowest first; looks at each. */
    List<Selector> with(Node node) {
        return all.entrySet().stream()
                .filter(each -> each.getKey().holds(node))
                .map(Map.Entry::getValue)
                .toList();
    }

    Optional<Selector> narrowestWith(Node node) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        NodeRange narrowest = node.nid()
                .flatMap(nid -> byNumber.floorEntry((long) nid.number()).getValue())
                .orElse(null);
        for (int combination : combinations) {
            for (NodeRange each : byCorner.getOrDefault(Corner.of(node.xname(), combination), List.of())) {
                if (isNarrower(each, narrowest) && each.holds(node)) {
                    narrowest = each;
                }
            }
        }
        return Optional.ofNullable(narrowest).map(all::get);
    }

    private static boolean isNarrower(NodeRange range, @Nullable NodeRange other) {
        return other == null || range.compareTo(other) < 0;
    }

    private void cover(Span span, NodeRange range) {
        long begin = span.first();
        long behind = span.last() + 1L;
        Optional<NodeRange> after = byNumber.floorEntry(behind).getValue();
        byNumber.subMap(begin, behind).clear();
        byNumber.put(begin, Optional.of(range));
        byNumber.put(behind, after);
    }
}
