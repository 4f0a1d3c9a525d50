package org.chamicore.boot.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.node.Node;
import org.chamicore.boot.node.NodeRange;
import org.chamicore.boot.node.Xname;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RangesTest {

    @Test
    void findTheNarrowestWhicheverPartsItFixes() {
        Ranges ranges =
                ranges(List.of("x*", "x1000c*s*b0n0", "x1000c0s[0-7]b0n[0-1]", "x[1000-1001]c0s0b0n*", "nid[1-64]"));
        assertThat(ranges.narrowestWith(node("x1000c0s0b0n0", 500))).hasValue(range("x1000c0s[0-7]b0n[0-1]"));
        assertThat(ranges.narrowestWith(node("x1000c0s0b0n0", 64))).hasValue(range("x1000c0s[0-7]b0n[0-1]"));
        assertThat(ranges.narrowestWith(node("x1000c3s0b0n0", 64))).hasValue(range("nid[1-64]"));
        assertThat(ranges.narrowestWith(node("x1000c3s0b0n0", 65))).hasValue(range("x1000c*s*b0n0"));
        assertThat(ranges.narrowestWith(node("x3000c3s0b0n0", 65))).hasValue(range("x*"));
        assertThat(Ranges.NONE.narrowestWith(node("x3000c3s0b0n0", 65))).isEmpty();
    }

    /** The index says the same as a look at every range. */
    @RepeatedTest(50)
    void findTheFirstOfAllThatHoldTheNode(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Ranges ranges = ranges(Stream.generate(() -> anyRange(random))
                .limit(random.nextInt(1, 200))
                .toList());
        for (int number = 0; number < 200; number++) {
            Node node = node(
                    "x%dc%ds%db%dn%d".formatted(few(random), few(random), few(random), few(random), few(random)),
                    random.nextInt(1, 60));
            assertThat(ranges.narrowestWith(node))
                    .as("%s, number %s", node.xname(), node.nid())
                    .isEqualTo(ranges.with(node).stream().findFirst());
        }
    }

    private static String anyRange(Random random) {
        if (random.nextInt(4) == 0) {
            int first = random.nextInt(1, 55);
            return "nid[%d-%d]".formatted(first, random.nextInt(first + 1, 60));
        }
        // One part at least is not fixed, or it would be no range.
        int open = random.nextInt(5);
        StringBuilder text = new StringBuilder();
        for (int part = 0; part < 5; part++) {
            text.append("xcsbn".charAt(part)).append(part(random, part == open));
        }
        return text.toString();
    }

    private static String part(Random random, boolean open) {
        return switch (random.nextInt(open ? 2 : 4)) {
            case 0 -> "*";
            case 1 -> "[%d-%d]".formatted(random.nextInt(2), random.nextInt(2, 5));
            default -> "" + few(random);
        };
    }

    private static int few(Random random) {
        return random.nextInt(5);
    }

    private static Ranges ranges(List<String> texts) {
        NavigableMap<NodeRange, Selector> all = new TreeMap<>();
        texts.forEach(text -> all.put(NodeRange.of(text), range(text)));
        return new Ranges(all);
    }

    private static Selector range(String text) {
        return Selector.from(text);
    }

    private static Node node(String xname, int nid) {
        return Node.unheardOf(Xname.of(xname)).withComponent(JsonMapper.shared().readTree("""
                        {"ID":"%s","Type":"Node","State":"Ready","NID":%d}""".formatted(xname, nid)));
    }
}
