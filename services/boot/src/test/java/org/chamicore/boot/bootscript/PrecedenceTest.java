package org.chamicore.boot.bootscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.BootParameters;
import org.chamicore.boot.configuration.ImageLocation;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.directory.Directory;
import org.chamicore.boot.directory.TestDirectory;
import org.chamicore.boot.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecedenceTest {

    private static final String XNAME = "x0c0s1b0n0";
    private static final String MAC_1 = "02:00:00:00:0a:01";
    private static final String MAC_2 = "02:00:00:00:0a:02";

    /** Of the selectors that are bound, with a space between them, the winner for a node that asks by {@code asked}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x0c0s1b0n0        | x0c0s1b0n0 02:00:00:00:0a:01 nid5 Compute Default | x0c0s1b0n0
            02:00:00:00:0a:01 | x0c0s1b0n0 02:00:00:00:0a:01 nid5 Compute Default | x0c0s1b0n0
            nid5              | x0c0s1b0n0 02:00:00:00:0a:01 nid5 Compute Default | x0c0s1b0n0
            x0c0s1b0n0        | 02:00:00:00:0a:01 nid5 Compute Default            | 02:00:00:00:0a:01
            x0c0s1b0n0        | 02:00:00:00:0a:02 02:00:00:00:0a:01               | 02:00:00:00:0a:01
            02:00:00:00:0a:02 | 02:00:00:00:0a:02 02:00:00:00:0a:01               | 02:00:00:00:0a:02
            02:00:00:00:0a:02 | 02:00:00:00:0a:01 nid5                            | 02:00:00:00:0a:01
            x0c0s1b0n0        | nid5 Compute Default                              | nid5
            02:00:00:00:0a:01 | Compute Default                                   | Compute
            nid5              | Service compute COMPUTE Default                   | Default
            nid5              | Default Global Unknown-x86_64                     | Default
            02:00:00:00:0a:01 | x0c0s2b0n0 02:00:00:00:0b:01 nid6 Service Global  |
            """)
    void closestSelectorWins(String asked, String bound, String winner) {
        assertThat(winner(Arrays.asList(bound.split(" +")), asked)).isEqualTo(Optional.ofNullable(winner));
    }

    @Test
    void doesNotDependOnTheOrderOfWrites() {
        List<String> bound = new ArrayList<>(List.of(MAC_2, MAC_1, "nid5", "Compute", "Default", "Global"));
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(bound, new Random(seed));
            assertThat(winner(bound, XNAME)).hasValue(MAC_1);
            assertThat(winner(bound, "nid5")).hasValue(MAC_1);
            assertThat(winner(bound, MAC_2)).hasValue(MAC_2);
        }
    }

    @Test
    void listsWhatFitsInTheOrderInWhichItWins() {
        Directory directory = directory(List.of());
        Node node = directory.findNode(Selector.from(XNAME)).orElseThrow();

        assertThat(Precedence.fitting(node, Selector.from("nid5")))
                .containsExactly(
                        Selector.from(XNAME),
                        Selector.from(MAC_1),
                        Selector.from(MAC_2),
                        Selector.from("nid5"),
                        Selector.tag("Compute"),
                        Selector.DEFAULT);
    }

    private static Optional<String> winner(List<String> bound, String asked) {
        Directory directory = directory(bound);
        Selector selector = Selector.from(asked);
        Node node = directory.findNode(selector).orElseThrow();
        return Precedence.choose(directory, node, selector)
                .map(chosen -> chosen.parameters().kernel().text());
    }

    /** Each selector is bound to a kernel of its own name. */
    private static Directory directory(List<String> bound) {
        TestDirectory told = new TestDirectory()
                .node(XNAME, 5, "Compute", MAC_1)
                .networkInterface(MAC_2, XNAME)
                .node("x0c0s2b0n0", 6, "Service", "02:00:00:00:0b:01");
        bound.forEach(each -> told.bind(
                each,
                new BootConfiguration(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        BootParameters.of(null, new ImageLocation(each), null, null))));
        return told.build();
    }
}
