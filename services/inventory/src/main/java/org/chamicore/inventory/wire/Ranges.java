package org.chamicore.inventory.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Texts in which ranges of numbers stand in brackets, {@code x1000c[0-7]s[0,4-6]b0n0}, and the texts that they stand for. Leading zeros
 * mean nothing, and one text never stands for more than {@value #MOST}.
 */
public final class Ranges {

    /** For how many texts one request may ask. */
    public static final int MOST = 100_000;

    private static final Pattern BRACKET = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,18})(?:-([0-9]{1,18}))?");
    private static final Pattern NIDS = Pattern.compile("(?i)(?:nid)?(\\[[^\\[\\]]*])|nid([0-9]{1,18})");

    private Ranges() {}

    /**
     * All that a text stands for, the last range running fastest; the text itself where it has no brackets.
     *
     * @throws IllegalArgumentException when its brackets do not hold ranges, or it stands for too much
     */
    public static List<String> expand(String text) {
        return expandAll(List.of(text));
    }

    /**
     * All that several texts stand for, together.
     *
     * @throws IllegalArgumentException as {@link #expand}
     */
    public static List<String> expandAll(Collection<String> texts) {
        List<String> all = new ArrayList<>();
        for (String text : texts) {
            if (text.indexOf('[') < 0 && text.indexOf(']') < 0) {
                all.add(text);
                demand(all.size());
            } else {
                expand(text, all);
            }
        }
        return all;
    }

    /**
     * The node numbers that a text asks for in the form {@code nid[1-512]}, {@code [1-512]} or {@code nid7}; empty where it has another
     * form.
     *
     * @throws IllegalArgumentException when its brackets do not hold ranges
     */
    public static List<Span> nids(String text) {
        Matcher form = NIDS.matcher(text);
        if (!form.matches()) {
            return List.of();
        }
        String bracket = form.group(1);
        return bracket == null ? spans(form.group(2)) : spans(bracket.substring(1, bracket.length() - 1));
    }

    private static void expand(String text, List<String> all) {
        List<String> heads = List.of("");
        int end = 0;
        for (MatchResult bracket : BRACKET.matcher(text).results().toList()) {
            String literal = literal(text.substring(end, bracket.start()));
            List<Span> spans = spans(bracket.group(1));
            demand(all.size() + product(heads.size(), spans));
            heads = heads.stream()
                    .flatMap(head -> spans.stream()
                            .flatMapToLong(span -> LongStream.rangeClosed(span.first(), span.last()))
                            .mapToObj(number -> head + literal + number))
                    .toList();
            end = bracket.end();
        }
        String tail = literal(text.substring(end));
        heads.forEach(head -> all.add(head + tail));
    }

    private static String literal(String text) {
        if (text.indexOf('[') >= 0 || text.indexOf(']') >= 0) {
            throw new IllegalArgumentException("a bracket has no counterpart");
        }
        return text;
    }

    private static List<Span> spans(String list) {
        return Arrays.stream(list.split(",", -1)).map(Ranges::span).toList();
    }

    private static Span span(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) {
            throw new IllegalArgumentException("brackets hold numbers and ranges of numbers, as in [0,4-6]");
        }
        long first = Long.parseLong(numbers.group(1));
        return new Span(first, numbers.group(2) == null ? first : Long.parseLong(numbers.group(2)));
    }

    /** Stops counting where it is too much. */
    private static long product(int heads, List<Span> spans) {
        long sum = 0;
        for (Span span : spans) {
            sum += Math.min(span.size(), MOST + 1L);
        }
        return Math.min(sum, MOST + 1L) * heads;
    }

    private static void demand(long count) {
        if (count > MOST) {
            throw new IllegalArgumentException("it stands for more than %d".formatted(MOST));
        }
    }
}
