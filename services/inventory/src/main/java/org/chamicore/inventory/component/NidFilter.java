package org.chamicore.inventory.component;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.chamicore.inventory.wire.FilterField;
import org.jspecify.annotations.Nullable;

/** The part of a filter that is about node numbers: single ones, excluded ones, unset ones, and ranges. */
final class NidFilter {

    private NidFilter() {}

    /** Adds what the parameters of these names ask for; starts and ends of ranges belong together by their place. */
    static void addTo(Map<String, @Nullable Object> parameters, Function<String, List<String>> query) {
        List<String> nids = query.apply("nid");
        List<String> wanted = nids.stream().filter(nid -> !nid.startsWith("!")).toList();
        List<String> unwanted = nids.stream()
                .filter(nid -> nid.startsWith("!"))
                .map(nid -> nid.substring(1))
                .toList();
        Long[] starts = numbers(query.apply("nid_start"));
        Long[] ends = numbers(query.apply("nid_end"));
        int ranges = Math.max(starts.length, ends.length);
        parameters.put("any_nid", wanted.isEmpty() && ranges == 0);
        parameters.put("nid", numbers(wanted));
        parameters.put("nid_unset", wanted.contains(""));
        parameters.put("not_nid", numbers(unwanted));
        parameters.put("nid_set", unwanted.contains(""));
        parameters.put("nid_start", paired(starts, ranges, 0L));
        parameters.put("nid_end", paired(ends, ranges, Long.MAX_VALUE));
    }

    private static Long[] numbers(List<String> texts) {
        return texts.stream()
                .filter(Predicate.not(String::isEmpty))
                .map(NidFilter::number)
                .toArray(Long[]::new);
    }

    private static Long[] paired(Long[] numbers, int count, Long open) {
        return IntStream.range(0, count)
                .mapToObj(at -> at < numbers.length ? numbers[at] : open)
                .toArray(Long[]::new);
    }

    private static Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notOne) {
            throw FilterField.refused("a required argument was not an integer");
        }
    }
}
