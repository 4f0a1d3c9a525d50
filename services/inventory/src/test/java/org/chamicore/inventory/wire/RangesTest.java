package org.chamicore.inventory.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x0c0s1b0n0          | x0c0s1b0n0
            x[1-3]              | x1 x2 x3
            x0c[0-1]s[2,4-5]b0  | x0c0s2b0 x0c0s4b0 x0c0s5b0 x0c1s2b0 x0c1s4b0 x0c1s5b0
            [007]               | 7
            [3-3]c              | 3c
            [1,1]               | 1 1
            """)
    void standsForTexts(String text, String expanded) {
        assertThat(Ranges.expand(text)).containsExactly(expanded.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "]",
                "x[",
                "x]",
                "x[]",
                "x[1",
                "x1]",
                "x[[1]]",
                "x[1-]",
                "x[-1]",
                "x[2-1]",
                "x[1,]",
                "x[a]",
                "x[1-2-3]",
                "x[1;2]",
                "x[ 1]",
                "x[١]",
                "x[9999999999999999999]",
                "x[0-100000]",
                "[0-999][0-999]",
                "x[0-999999999999999999]",
                "[0-9][0-9][0-9][0-9][0-9][0-9]",
                "x]1["
            })
    void refusesWhatIsNoneOrTooMuch(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Ranges.expand(text));
    }

    @Test
    void boundHoldsForAllTogether() {
        assertThat(Ranges.expandAll(List.of("x[0-49999]", "y[0-49999]"))).hasSize(Ranges.MOST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ranges.expandAll(List.of("x[0-49999]", "y[0-49999]", "z")));
        assertThatIllegalArgumentException().isThrownBy(() -> Ranges.expandAll(List.of("z", "x[1-100000]")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nid[1-512]                  | 1-512
            [1-512]                     | 1-512
            NID[1,5-7]                  | 1-1 5-7
            nid7                        | 7-7
            [999999999999999999]        | 999999999999999999-999999999999999999
            nid[0-999999999999999999]   | 0-999999999999999999
            7                           | ''
            1-5                         | ''
            x[1-5]                      | ''
            nid                         | ''
            nid[1]x                     | ''
            """)
    void knowsNodeNumbers(String text, String spans) {
        assertThat(Ranges.nids(text).stream().map(span -> span.first() + "-" + span.last()))
                .containsExactly(spans.isEmpty() ? new String[0] : spans.split(" "));
    }

    static Stream<Random> seeds() {
        return LongStream.range(0, 300).mapToObj(Random::new);
    }

    /** Whatever is written in brackets, what comes out is what nested loops over the numbers give. */
    @ParameterizedTest
    @MethodSource("seeds")
    void expandsLikeNestedLoops(Random random) {
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>(List.of(""));
        for (int part = random.nextInt(4); part >= 0; part--) {
            String literal =
                    Stream.of("x", "c", "s1b", "", "-", ",", "ü").toList().get(random.nextInt(7));
            List<Integer> numbers = new ArrayList<>();
            List<String> written = new ArrayList<>();
            for (int item = random.nextInt(3); item >= 0; item--) {
                int first = random.nextInt(120);
                int last = first + random.nextInt(4);
                String zeros = "0".repeat(random.nextInt(3));
                written.add(first == last && random.nextBoolean() ? zeros + first : zeros + first + "-" + last);
                IntStream.rangeClosed(first, last).forEach(numbers::add);
            }
            text.append(literal).append('[').append(String.join(",", written)).append(']');
            expected = expected.stream()
                    .flatMap(head -> numbers.stream().map(number -> head + literal + number))
                    .toList();
        }
        assertThat(Ranges.expand(text.toString())).isEqualTo(expected);
    }

    /** Any text at all: an answer or a refusal, and never more than the bound. */
    @ParameterizedTest
    @MethodSource("seeds")
    void neverFailsOtherwise(Random random) {
        for (int turn = 0; turn < 50; turn++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(24); left > 0; left--) {
                text.append("[[]],,--0123456789xn ".charAt(random.nextInt(21)));
            }
            try {
                assertThat(Ranges.expand(text.toString())).isNotEmpty().hasSizeLessThanOrEqualTo(Ranges.MOST);
                Ranges.nids(text.toString());
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageNotContaining("For input");
            }
        }
    }
}
