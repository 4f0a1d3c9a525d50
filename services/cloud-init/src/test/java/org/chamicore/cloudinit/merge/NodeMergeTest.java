package org.chamicore.cloudinit.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Defaults, groups in the inventory's order, the node's own: the later wins, key by key, and a value is taken whole. */
class NodeMergeTest {

    private static final String NODE = "x0c0s0b0n0";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                // defaults                             | group a                          | group b                |
                // instance                              | key                             | value             | set by
                //  | lost
                "{'region': 'west'}                     | {}                               | {}                     | {}                                    | region                          | 'west'            | defaults |",
                "{'region': 'west'}                     | {}                               | {}                     | {'region': 'east'}                    | region                          | 'east'            | instance | defaults",
                "{'cluster-name': 'orchard'}            | {}                               | {}                     | {'cluster-name': 'annex'}             | cluster-name                    | 'annex'           | instance | defaults",
                "{'short-name': 'or'}                   | {}                               | {}                     | {}                                    | hostname                        | 'or0007'          | generated |",
                "{'short-name': 'or', 'domain': 'a.b'}  | {}                               | {}                     | {}                                    | hostname                        | 'or0007.a.b'      | generated |",
                "{'short-name': 'or', 'domain': 'a.b'}  | {}                               | {}                     | {}                                    | local-hostname                  | 'or0007'          | generated |",
                "{'hostname-pattern': 'r{rack}n{nid:6}'}| {}                               | {}                     | {}                                    | local-hostname                  | 'r0n000007'       | generated |",
                "{}                                     | {}                               | {}                     | {'hostname': 'login'}                 | hostname                        | 'login'           | instance | generated",
                "{}                                     | {}                               | {}                     | {'instance-id': 'i-1'}                | instance-id                     | 'i-1'             | instance | generated",
                "{}                                     | {}                               | {}                     | {'instance-type': 'gpu'}              | instance-type                   | 'gpu'             | instance |",
                "{'base-url': 'http://a'}               | {}                               | {}                     | {'cloud-init-base-url': 'http://b'}   | base-url                        | 'http://b'        | instance | defaults",
                "{'extra-meta-data': {'s': 1}}          | {}                               | {}                     | {}                                    | extra-meta-data.s               | 1                 | defaults |",
                "{'extra-meta-data': {'s': 1}}          | {'extra-meta-data': {'s': 2}}    | {}                     | {}                                    | extra-meta-data.s               | 2                 | group:a  | defaults",
                "{'extra-meta-data': {'s': 1}}          | {'extra-meta-data': {'s': 2}}    | {'extra-meta-data': {'s': 3}} | {}                             | extra-meta-data.s               | 3                 | group:b  | group:a defaults",
                "{'extra-meta-data': {'s': 1}}          | {'extra-meta-data': {'s': 2}}    | {'extra-meta-data': {'s': 3}} | {'extra-meta-data': {'s': 4}}  | extra-meta-data.s               | 4                 | instance | group:b group:a defaults",
                "{'extra-meta-data': {'s': {'a': 1}}}   | {'extra-meta-data': {'s': {'b': 2}}} | {}                 | {}                                    | extra-meta-data.s               | {'b': 2}          | group:a  | defaults",
                "{'rerun-on-change': true}              | {'rerun-on-change': false}       | {}                     | {}                                    | rerun-on-change                 | false             | group:a  | defaults",
                "{'network-config': {'nameservers': ['10.0.0.1', '10.0.0.2']}} | {'network-config': {'nameservers': ['10.0.0.3']}} | {} | {}                   | network-config.nameservers      | ['10.0.0.3']      | group:a  | defaults",
                "{'network-config': {'subnets': [{'cidr': '10.0.0.0/8', 'gateway': '10.0.0.1'}]}} | {'network-config': {'subnets': [{'cidr': '10.1.2.3/8', 'mtu': 9000}]}} | {} | {} | network-config.subnets.10.0.0.0/8 | {'mtu': 9000} | group:a | defaults",
            })
    void laterLevelWins(
            String defaults, String a, String b, String instance, String key, String value, String setBy, String lost) {
        Decision decision = decisions(cluster(defaults, a, b, instance)).stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();

        assertThat(decision.value()).isEqualTo(DirectoryFixture.JSON.readTree(value.replace('\'', '"')));
        assertThat(decision.setBy()).isEqualTo(setBy);
        assertThat(String.join(" ", decision.lost().stream().map(Said::level).toList()))
                .isEqualTo(lost == null ? "" : lost);
    }

    @Test
    void keysOfBothHoldOneBehindTheOther() {
        DirectoryFixture cluster =
                cluster("{'public-keys': ['k1', 'k2']}", "{}", "{}", "{'public-keys': ['k2', 'k3']}");

        assertThat(decisions(cluster))
                .filteredOn(each -> each.key().startsWith("public-keys."))
                .extracting(each -> each.value().asString() + " " + each.setBy())
                .containsExactly("k1 defaults", "k2 defaults", "k2 instance", "k3 instance");
    }

    /** However the writes that led to a configuration were ordered, what holds and what explains it is the same. */
    @ParameterizedTest
    @MethodSource("seeds")
    void orderOfWritesChangesNothing(long seed) {
        Random random = new Random(seed);
        List<Consumer<DirectoryFixture>> writes = new ArrayList<>();
        writes.add(cluster -> cluster.node(NODE, 7, "10.0.0.7", "[\"g0\", \"g1\", \"g2\", \"g3\"]"));
        String defaults = "{\"region\": \"r%d\", \"extra-meta-data\": %s}".formatted(random.nextInt(3), extra(random));
        writes.add(cluster -> cluster.defaults(defaults));
        for (int nr = 0; nr < 4; nr++) {
            String group = """
                    {"name": "g%d", "meta-data": %s, "extra-meta-data": %s,
                     "network-config": {"subnets": [{"cidr": "10.%d.0.0/16"}], "search": ["s%d"]}}
                    """.formatted(nr, extra(random), extra(random), random.nextInt(3), random.nextInt(3));
            writes.add(cluster -> cluster.group(group));
        }
        String instance = "{\"region\": \"r%d\", \"extra-meta-data\": %s}".formatted(random.nextInt(3), extra(random));
        writes.add(cluster -> cluster.instance(NODE, instance));

        DirectoryFixture inOrder = new DirectoryFixture();
        writes.forEach(write -> write.accept(inOrder));
        Collections.shuffle(writes, random);
        DirectoryFixture shuffled = new DirectoryFixture();
        writes.forEach(write -> write.accept(shuffled));

        assertThat(decisions(shuffled)).isEqualTo(decisions(inOrder));
    }

    static List<Long> seeds() {
        return new Random(20261120).longs(200).boxed().toList();
    }

    private static String extra(Random random) {
        List<String> keys = new ArrayList<>(List.of("a", "b", "c", "d"));
        Collections.shuffle(keys, random);
        return keys.subList(0, random.nextInt(keys.size() + 1)).stream()
                .map(key -> "\"%s\": %d".formatted(key, random.nextInt(5)))
                .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
    }

    private static DirectoryFixture cluster(String defaults, String a, String b, String instance) {
        return new DirectoryFixture()
                .node(NODE, 7, "10.0.0.7", "[\"a\", \"b\", \"unconfigured\"]")
                .defaults(json(defaults))
                .group("{\"name\": \"a\", " + json(a).substring(1))
                .group("{\"name\": \"b\", " + json(b).substring(1))
                .instance(NODE, json(instance));
    }

    private static String json(String text) {
        String json = text.replace('\'', '"');
        return json.equals("{}") ? "{\"nothing\": 0}" : json;
    }

    private static List<Decision> decisions(DirectoryFixture cluster) {
        return NodeMerge.of(cluster.get(NODE), cluster.directory().configuration())
                .decisions();
    }
}
