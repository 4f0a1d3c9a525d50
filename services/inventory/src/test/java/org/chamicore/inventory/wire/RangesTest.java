package org.chamicore.inventory.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
}
