package org.chamicore.boot.node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Many nodes at once: by their places, as {@code x1000c0s[0-7]b0n*}, where a {@code *} stands for any number and what follows the
 * last one may be left out ({@code x1000c0s*}); or by their numbers, as {@code nid[1-64]}.
 */
public final class NodeRange implements Comparable<NodeRange> {

    private static final Pattern LIKE_RANGE = Pattern.compile("[xX][0-9cCsSbBnN*\\[\\]-]*[*\\[].*|nid\\[.*");
    private static final String NUMBER = "(\\d{1,9}|\\*|\\[\\d{1,9}-\\d{1,9}])";
    private static final Pattern PLACES =
            Pattern.compile("[xX]%1$s(?:[cC]%1$s(?:[sS]%1$s(?:[bB]%1$s(?:[nN]%1$s)?)?)?)?".formatted(NUMBER));
    private static final Pattern NIDS = Pattern.compile("nid\\[(\\d{1,10})-(\\d{1,10})]");
    private static final char[] LETTERS = {'x', 'c', 's', 'b', 'n'};
    private static final int[] HIGHEST = {9999, 7, 999_999_999, 999_999_999, 999_999_999};
    private static final String RULE = "must be a range as x1000c0s[0-7]b0n*, x1000c0s* or nid[1-64]";
    private static final int LONGEST = 120;
    private static final Comparator<NodeRange> ORDER =
            Comparator.comparingDouble((NodeRange each) -> each.size).thenComparing(each -> each.text);

    /** From the first to the last, both included. */
    public record Span(int first, int last) {

        boolean holds(long number) {
            return first <= number && number <= last;
        }

        double size() {
            return (double) last - first + 1;
        }
    }

    /**
     * The parts of a place that are one number each, and those numbers.
     *
     * @param fixed the parts as bits, the cabinet's the lowest
     */
    public record Corner(int fixed, List<Integer> numbers) {

        /** That of a node, for the parts that somebody else fixes. */
        public static Corner of(Xname node, int fixed) {
            int[] places = places(node);
            return of(fixed, part -> places[part]);
        }

        private static Corner of(int fixed, IntUnaryOperator numbers) {
            return new Corner(
                    fixed,
                    IntStream.range(0, LETTERS.length)
                            .filter(part -> (fixed & 1 << part) != 0)
                            .map(numbers)
                            .boxed()
                            .toList());
        }
    }

    private final String text;
    private final List<Span> spans;
    private final double size;

    private NodeRange(String text, List<Span> spans) {
        this.text = text;
        this.spans = List.copyOf(spans);
        this.size = spans.stream().mapToDouble(Span::size).reduce(1, (a, b) -> a * b);
    }

    /** Whether somebody who wrote this meant a range. */
    public static boolean isLike(String text) {
        return LIKE_RANGE.matcher(text).matches();
    }

    /** @throws IllegalArgumentException saying the rule that the text breaks */
    public static NodeRange of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(RULE);
        }
        Matcher nids = NIDS.matcher(text);
        return nids.matches() ? nids(nids) : places(text);
    }

    private static NodeRange nids(Matcher parts) {
        Span span = span(
                Nid.of(Long.parseLong(parts.group(1))).number(),
                Nid.of(Long.parseLong(parts.group(2))).number());
        return new NodeRange("nid[%d-%d]".formatted(span.first(), span.last()), List.of(span));
    }

    private static NodeRange places(String text) {
        Matcher parts = PLACES.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(RULE);
        }
        List<Span> spans = new ArrayList<>();
        StringBuilder canonical = new StringBuilder();
        String last = "";
        for (int i = 0; i < LETTERS.length; i++) {
            String part = parts.group(i + 1);
            if (part == null && !last.equals("*")) {
                throw new IllegalArgumentException(RULE); // cut short elsewhere than behind a *
            }
            last = part == null ? "*" : part;
            Span span = place(last, HIGHEST[i]);
            spans.add(span);
            canonical.append(LETTERS[i]).append(write(last, span));
        }
        NodeRange range = new NodeRange(canonical.toString(), spans);
        if (range.size == 1) {
            throw new IllegalArgumentException("holds one node; write its xname");
        }
        return range;
    }

    /** Whether the node is one of them. */
    public boolean holds(Node node) {
        return spans.size() == 1
                ? node.nid().filter(nid -> spans.getFirst().holds(nid.number())).isPresent()
                : holds(node.xname());
    }

    boolean holds(Xname xname) {
        int[] places = places(xname);
        for (int part = 0; part < places.length; part++) {
            if (!spans.get(part).holds(places[part])) {
                return false;
            }
        }
        return true;
    }

    /** What it fixes of its nodes' places; empty for one of numbers. */
    public Optional<Corner> corner() {
        if (spans.size() == 1) {
            return Optional.empty();
        }
        int fixed = IntStream.range(0, spans.size())
                .filter(part -> spans.get(part).size() == 1)
                .map(part -> 1 << part)
                .sum();
        return Optional.of(Corner.of(fixed, part -> spans.get(part).first()));
    }

    /** The numbers of its nodes; empty for one of places. */
    public Optional<Span> numbers() {
        return spans.size() == 1 ? Optional.of(spans.getFirst()) : Optional.empty();
    }

    private static int[] places(Xname xname) {
        String name = xname.value();
        int[] places = new int[LETTERS.length];
        int at = 0;
        for (int part = 0; part < places.length; part++) {
            for (at++; at < name.length() && Character.isDigit(name.charAt(at)); at++) {
                places[part] = places[part] * 10 + (name.charAt(at) - '0');
            }
        }
        return places;
    }

    /** The narrower one, which holds fewer places or numbers, comes first; then the text decides. */
    @Override
    public int compareTo(NodeRange other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeRange range && range.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The one form in which it is kept. */
    @Override
    public String toString() {
        return text;
    }

    private static Span place(String part, int highest) {
        if (part.equals("*")) {
            return new Span(0, highest);
        }
        if (!part.startsWith("[")) {
            return span(Integer.parseInt(part), Integer.parseInt(part));
        }
        String[] ends = part.substring(1, part.length() - 1).split("-", -1);
        return span(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
    }

    private static Span span(int first, int last) {
        if (first > last) {
            throw new IllegalArgumentException("must not begin a range with its larger number");
        }
        return new Span(first, last);
    }

    private static String write(String part, Span span) {
        if (part.equals("*")) {
            return part;
        }
        return span.first() == span.last() ? "" + span.first() : "[%d-%d]".formatted(span.first(), span.last());
    }
}
