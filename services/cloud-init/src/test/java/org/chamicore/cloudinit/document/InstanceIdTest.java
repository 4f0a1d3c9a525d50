package org.chamicore.cloudinit.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a node takes itself for a new machine, and when it does not. */
class InstanceIdTest {

    private static final String NODE = "x0c0s0b0n0";

    private final DirectoryFixture cluster = new DirectoryFixture()
            .node(NODE, 7, "10.0.0.7", "[\"compute\"]")
            .group("{\"name\": \"compute\", \"file\": {\"content\": \"#cloud-config\\nruncmd: [a]\\n\"}}");

    @Test
    void staysTheSameWhateverIsConfigured() {
        String before = instanceId();

        cluster.defaults("{\"region\": \"west\"}")
                .group("{\"name\": \"compute\", \"file\": {\"content\": \"#cloud-config\\nruncmd: [b]\\n\"}}")
                .node(NODE, 7, "10.0.0.8", "[\"compute\", \"other\"]");
        assertThat(instanceId()).isEqualTo(before).matches("i-[0-9a-f]{16}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cluster_defaults | cluster   | {'rerun-on-change': true, 'region': 'west'}",
                "node_group       | compute   | {'name': 'compute', 'file': {'content': '#cloud-config\\nruncmd: [b]\\n'}}",
                "node_group       | compute   | {'name': 'compute', 'meta-data': {'a': 1}}",
                "membership       | x0c0s0b0n0| {'groupLabels': ['compute', 'other']}",
                "instance         | x0c0s0b0n0| {'hostname': 'other'}"
            })
    void followsTheConfigurationWhereTheSiteSaysSo(String kind, String key, String change) {
        cluster.defaults("{\"rerun-on-change\": true}");
        String before = instanceId();
        assertThat(before).matches("i-[0-9a-f]{16}-[0-9a-f]{8}");
        assertThat(instanceId()).isEqualTo(before);

        cluster.put(kind, key, change.replace('\'', '"'));
        assertThat(instanceId()).isNotEqualTo(before).matches("i-[0-9a-f]{16}-[0-9a-f]{8}");
    }

    @Test
    void comesBackWithTheConfiguration() {
        cluster.defaults("{\"rerun-on-change\": true}");
        String before = instanceId();

        cluster.instance(NODE, "{\"hostname\": \"other\"}");
        cluster.remove("instance", NODE);
        assertThat(instanceId()).isEqualTo(before);
    }

    private String instanceId() {
        return Documents.of(cluster.get(NODE), cluster.directory().configuration())
                .instanceId();
    }
}
