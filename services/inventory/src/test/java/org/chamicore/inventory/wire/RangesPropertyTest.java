package org.chamicore.inventory.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds for all texts with ranges, and for all that look like some. */
class RangesPropertyTest {

    /** One thing in brackets: a number, or a range of them. */
    record Item(int first, int more, String zeros) {

        String written() {
            return zeros + first + (more == 0 ? "" : "-" + zeros + (first + more));
        }

        Stream<Integer> numbers() {
            return IntStream.rangeClosed(first, first + more).boxed();
        }
    }

    /** A literal and what stands in brackets behind it. */
    record Part(String literal, List<Item> items) {

        String written() {
            return literal + items.stream().map(Item::written).collect(Collectors.joining(",", "[", "]"));
        }

        List<String> texts() {
            return items.stream()
                    .flatMap(Item::numbers)
                    .map(number -> literal + number)
                    .toList();
        }
    }

    @Provide
    Arbitrary<Part> parts() {
        Arbitrary<Item> items = Combinators.combine(
                        Arbitraries.integers().between(0, 9_999),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("", "0", "000"))
                .as(Item::new);
        return Combinators.combine(
                        Arbitraries.of("x", "c", "s1b", "", "-", ",", "ü", "nid"),
                        items.list().ofMinSize(1).ofMaxSize(3))
                .as(Part::new);
    }

    @Provide
    Arbitrary<String> almostRanges() {
        return Arbitraries.strings().withChars("[[]],,--0123456789xnid ").ofMaxLength(30);
    }

    /** What comes out is what nested loops over the numbers give. */
    @Property
    void expandsLikeNestedLoops(@ForAll @Size(min = 1, max = 4) List<@From("parts") Part> parts) {
        String text = parts.stream().map(Part::written).collect(Collectors.joining());
        List<String> expected = List.of("");
        for (Part part : parts) {
            expected = expected.stream()
                    .flatMap(head -> part.texts().stream().map(tail -> head + tail))
                    .toList();
        }
        assertThat(Ranges.expand(text)).isEqualTo(expected);
    }

    /** What stands for texts stands for them in any company. */
    @Property
    void expandsEachByItself(@ForAll("parts") Part one, @ForAll("parts") Part other) {
        assertThat(Ranges.expandAll(List.of(one.written(), other.written())))
                .isEqualTo(Stream.concat(one.texts().stream(), other.texts().stream())
                        .toList());
    }

    /** What comes out stands only for itself. */
    @Property
    void expandsOnce(@ForAll("parts") Part part) {
        List<String> texts = Ranges.expand(part.written());
        assertThat(Ranges.expandAll(texts)).isEqualTo(texts);
    }

    @Property
    void neverFailsOtherwise(@ForAll String text) {
        answersOrRefuses(text);
    }

    @Property
    void neverFailsOtherwiseAtWhatLooksLikeRanges(@ForAll("almostRanges") String text) {
        answersOrRefuses(text);
    }

    /** An answer or a refusal that says why, and never more than the bound. */
    private static void answersOrRefuses(String text) {
        try {
            assertThat(Ranges.expand(text)).isNotEmpty().hasSizeLessThanOrEqualTo(Ranges.MOST);
            Ranges.nids(text);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageNotContaining("For input").hasMessageMatching("[a-z].*");
        }
    }
}
