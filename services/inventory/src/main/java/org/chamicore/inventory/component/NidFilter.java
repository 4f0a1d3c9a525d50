package org.chamicore.inventory.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chamicore.inventory.wire.FilterField;
import org.chamicore.inventory.wire.Ranges;
import org.chamicore.inventory.wire.Span;
import org.jspecify.annotations.Nullable;

/** The part of a filter that is about node numbers: single ones, excluded ones, unset ones, and ranges. */
final class NidFilter {

    private NidFilter() {}

    /** Adds what the parameters of these names ask for; starts and ends of ranges belong together by their place. */
    static void addTo(Map<String, @Nullable Object> parameters, Function<String, List<String>> query) {
        List<String> nids = query.apply("nid");
        Numbers wanted = Numbers.of(nids.stream().filter(nid -> !nid.startsWith("!")));
        Numbers unwanted =
                Numbers.of(nids.stream().filter(nid -> nid.startsWith("!")).map(nid -> nid.substring(1)));
        List<String> starts = query.apply("nid_start");
        List<String> ends = query.apply("nid_end");
        List<Span> spans = new ArrayList<>(wanted.spans());
        IntStream.range(0, Math.max(starts.size(), ends.size()))
                .forEach(at -> add(
                        at < starts.size() ? number("nid_start", starts.get(at)) : 0,
                        at < ends.size() ? number("nid_end", ends.get(at)) : Long.MAX_VALUE,
                        spans));
        parameters.put("any_nid", wanted.isNothing() && starts.isEmpty() && ends.isEmpty());
        parameters.put("nid", wanted.numbers().toArray(Long[]::new));
        parameters.put("nid_unset", wanted.isUnset());
        parameters.put("not_nid", unwanted.numbers().toArray(Long[]::new));
        parameters.put("nid_set", unwanted.isUnset());
        addTo(parameters, "nid", spans);
        addTo(parameters, "not_nid", unwanted.spans());
        parameters.put("no_span_excluded", unwanted.spans().isEmpty());
    }

    /** Adds ranges as {@code <name>_start} and {@code <name>_end}. */
    static void addTo(Map<String, @Nullable Object> parameters, String name, List<Span> spans) {
        parameters.put(name + "_start", spans.stream().map(Span::first).toArray(Long[]::new));
        parameters.put(name + "_end", spans.stream().map(Span::last).toArray(Long[]::new));
    }

    /** What one parameter asks for: numbers, ranges in brackets, and with a blank value those without a number. */
    private record Numbers(List<Long> numbers, List<Span> spans, boolean isUnset) {

        static Numbers of(Stream<String> texts) {
            List<Long> numbers = new ArrayList<>();
            List<Span> spans = new ArrayList<>();
            boolean isUnset = false;
            for (String text : texts.toList()) {
                List<Span> ranges = ranges(text);
                spans.addAll(ranges);
                if (text.isEmpty()) {
                    isUnset = true;
                } else if (ranges.isEmpty()) {
                    numbers.add(number("nid", text));
                }
            }
            return new Numbers(numbers, spans, isUnset);
        }

        boolean isNothing() {
            return numbers.isEmpty() && spans.isEmpty() && !isUnset;
        }

        private static List<Span> ranges(String text) {
            try {
                return Ranges.nids(text);
            } catch (IllegalArgumentException wrong) {
                throw FilterField.refused("nid", "argument was not a valid NID Range: " + wrong.getMessage());
            }
        }
    }

    /** A range that ends before it begins has nothing in it. */
    private static void add(long start, long end, List<Span> spans) {
        long first = Math.max(start, 0);
        if (end >= first) {
            spans.add(new Span(first, end));
        }
    }

    private static Long number(String parameter, String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notOne) {
            throw FilterField.refused(parameter, "a required argument was not an integer");
        }
    }
}
