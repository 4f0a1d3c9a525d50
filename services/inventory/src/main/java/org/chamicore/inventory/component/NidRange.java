package org.chamicore.inventory.component;

import java.util.List;
import java.util.regex.Pattern;
import org.chamicore.inventory.wire.FilterField;
import org.chamicore.inventory.wire.Ranges;
import org.chamicore.inventory.wire.Span;

/** Ranges of node numbers as queries write them: {@code 9}, {@code 1-5}, {@code nid[1-5]}. */
final class NidRange {

    private static final Pattern DASH = Pattern.compile("-");

    private NidRange() {}

    static List<Span> read(String text) {
        try {
            List<Span> spans = Ranges.nids(text);
            if (!spans.isEmpty()) {
                return spans;
            }
            String[] ends = DASH.split(text, -1);
            if (ends.length > 2) {
                throw refused();
            }
            return List.of(new Span(number(ends[0]), number(ends[ends.length - 1])));
        } catch (IllegalArgumentException wrong) {
            throw refused();
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOne) {
            throw FilterField.refused("NIDRanges", "a required argument was not an integer");
        }
    }

    private static RuntimeException refused() {
        return FilterField.refused("NIDRanges", "argument was not a valid NID Range");
    }
}
