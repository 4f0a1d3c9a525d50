package org.chamicore.boot.bootscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** The node is x0c0s1b0n0, nid 5, called n5.example, Compute and in particular Worker, in the groups blue and amber, with two cards. */
class PrecedenceTest {

    private static final String XNAME = "x0c0s1b0n0";
    private static final String MAC_1 = "02:00:00:00:0a:01";
    private static final String MAC_2 = "02:00:00:00:0a:02";

    /** Of the selectors that are bound, with a space between them, the winner for a node that asks by {@code asked}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x0c0s1b0n0        | x0c0s1b0n0 n5.example 02:00:00:00:0a:01 nid5 Compute Default | x0c0s1b0n0
            02:00:00:00:0a:01 | x0c0s1b0n0 02:00:00:00:0a:01 nid5 Compute Default | x0c0s1b0n0
            nid5              | x0c0s1b0n0 02:00:00:00:0a:01 nid5 Compute Default | x0c0s1b0n0
            02:00:00:00:0a:01 | n5.example 02:00:00:00:0a:01 nid5 Compute Default | n5.example
            N5.Example        | n5.example Default                                | n5.example
            x0c0s1b0n0        | 02:00:00:00:0a:01 nid5 Compute Default            | 02:00:00:00:0a:01
            x0c0s1b0n0        | 02:00:00:00:0a:02 02:00:00:00:0a:01               | 02:00:00:00:0a:01
            02:00:00:00:0a:02 | 02:00:00:00:0a:02 02:00:00:00:0a:01               | 02:00:00:00:0a:02
            02:00:00:00:0a:02 | 02:00:00:00:0a:01 nid5                            | 02:00:00:00:0a:01
            x0c0s1b0n0        | nid5 x0c0s[0-1]b0n0 Compute Default               | nid5
            x0c0s1b0n0        | x0c0s[0-3]b0n0 x0c0s[0-1]b0n0 group:amber Default | x0c0s[0-1]b0n0
            x0c0s1b0n0        | x0c0s[0-3]b0n0 nid[5-6] group:amber               | nid[5-6]
            x0c0s1b0n0        | x0c0s* x0c* x*                                    | x0c0s*b*n*
            x0c0s1b0n0        | x0c0s[0-1]b0n0 x0c0s[1-2]b0n0                     | x0c0s[0-1]b0n0
            x0c0s1b0n0        | x0c0s[2-3]b0n0 nid[6-9] group:red group:blue      | group:blue
            x0c0s1b0n0        | group:blue group:amber Compute/Worker             | group:amber
            x0c0s1b0n0        | Compute/Worker Compute Default                    | Compute/Worker
            02:00:00:00:0a:01 | Compute/Master Compute Default                    | Compute
            02:00:00:00:0a:01 | Compute Default                                   | Compute
            nid5              | Service compute COMPUTE Default                   | Default
            nid5              | Default Global Unknown-x86_64                     | Default
            nid5              | Worker blue n5 Default                            | Default
            02:00:00:00:0a:01 | x0c0s2b0n0 02:00:00:00:0b:01 nid6 Service Global n6.example |
            """)
    void closestSelectorWins(String asked, String bound, String winner) {
        assertThat(winner(directory(Arrays.asList(bound.split(" +"))), asked)).isEqualTo(Optional.ofNullable(winner));
    }

    /** A name that several nodes have, as of a shared controller, is nobody's. */
    @Test
    void nameOfSeveralNodesBindsNone() {
        TestDirectory told = told().name("x0c0s2b0n0", "n5.example");
        bind(told, "n5.example");

        assertThat(winner(told.build(), XNAME)).isEmpty();
    }

    /** Whatever is bound, bound again and freed on the way: what is bound in the end decides, and nothing else. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"})
    void doesNotDependOnTheOrderOfWrites(long seed) {
        List<String> all = List.of(
                XNAME,
                "n5.example",
                MAC_1,
                MAC_2,
                "nid5",
                "x0c0s[0-1]b0n0",
                "x0c0s[1-2]b0n0",
                "nid[1-9]",
                "x*",
                "group:blue",
                "group:amber",
                "group:red",
                "Compute/Worker",
                "Compute",
                "Default",
                "Unknown-x86_64");
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            List<String> bound =
                    all.stream().filter(each -> random.nextInt(3) == 0).toList();
            Directory straight = directory(bound);
            Directory winding = winding(bound, all, random);
            for (String asked : List.of(XNAME, MAC_1, MAC_2, "nid5")) {
                assertThat(winner(winding, asked)).as("%s of %s", asked, bound).isEqualTo(winner(straight, asked));
            }
        }
    }

    /** The documentation names the levels of the code, in their order. */
    @Test
    void tableInTheDocumentationIsThisOne() throws IOException {
        List<String> levels = Files.readAllLines(Path.of("../../docs/boot.md")).stream()
                .filter(line -> line.matches("\\| \\d+ \\| `\\w+` \\|.*"))
                .map(line -> line.replaceAll("\\| \\d+ \\| `(\\w+)` \\|.*", "$1"))
                .toList();

        assertThat(levels)
                .isEqualTo(Arrays.stream(Precedence.values())
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static Directory winding(List<String> bound, List<String> all, Random random) {
        List<Runnable> writes = new ArrayList<>();
        TestDirectory told = told();
        Map<String, Integer> left = new HashMap<>();
        for (String each : all) {
            int detours = random.nextInt(3);
            left.put(each, 2 * detours + (bound.contains(each) ? 1 : 0));
            for (int i = left.get(each); i > 0; i--) {
                writes.add(() -> toggle(told, each, left, bound.contains(each)));
            }
        }
        Collections.shuffle(writes, random);
        writes.forEach(Runnable::run);
        return told.build();
    }

    /** Binds and frees in turn, so that it ends as it should. */
    private static void toggle(TestDirectory told, String selector, Map<String, Integer> left, boolean endsBound) {
        told.unbind(selector);
        boolean isEven = left.merge(selector, -1, Integer::sum) % 2 == 0;
        if (isEven == endsBound) {
            bind(told, selector);
        }
    }

    private static Optional<String> winner(Directory directory, String asked) {
        Selector selector = Selector.from(asked);
        Node node = directory.findNode(selector).orElseThrow();
        return Precedence.choose(directory, node, selector)
                .map(chosen -> chosen.configuration().parameters().kernel().text());
    }

    private static Directory directory(List<String> bound) {
        TestDirectory told = told();
        bound.forEach(each -> bind(told, each));
        return told.build();
    }

    private static TestDirectory told() {
        return new TestDirectory()
                .node(XNAME, 5, "Compute", MAC_1)
                .role(XNAME, 5, "Compute", "Worker")
                .networkInterface(MAC_2, XNAME)
                .name(XNAME, "n5.example")
                .groups(XNAME, "blue", "amber")
                .node("x0c0s2b0n0", 6, "Service", "02:00:00:00:0b:01");
    }

    /** To a kernel of its own name. */
    private static void bind(TestDirectory told, String selector) {
        told.bind(
                selector,
                new BootConfiguration(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        BootParameters.of(null, new ImageLocation(name(Selector.from(selector))), null, null)));
    }

    /** As the tables above write it. */
    private static String name(Selector selector) {
        return selector.kind() == Selector.Kind.NID ? "nid" + selector.value() : selector.value();
    }
}
