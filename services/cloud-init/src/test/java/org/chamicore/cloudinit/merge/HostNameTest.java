package org.chamicore.cloudinit.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                               | 7       | 0007",
                "{'short-name': 'or', 'nid-length': 5}            | 7       | or00007",
                "{'short-name': 'or', 'nid-length': 0}            | 7       | or0007",
                "{'short-name': 'or', 'nid-length': 1}            | 123     | or123",
                "{'cluster-name': 'orchard'}                      | 7       | or0007",
                "{'cluster-name': 'o'}                            | 7       | o0007",
                "{'cluster-name': '🦔🦔🦔'}                        | 7       | 🦔🦔0007",
                "{'cluster-name': 'orchard', 'short-name': 'nid'} | 1234567 | nid1234567"
            })
    void nameIsPrefixAndNumber(String defaults, int nid, String expected) {
        DirectoryFixture cluster =
                new DirectoryFixture().defaults(defaults.replace('\'', '"')).node("x0c0s0b0n0", nid, "10.0.0.1", "[]");

        assertThat(HostName.of(
                        cluster.get("x0c0s0b0n0"),
                        cluster.directory().configuration().defaults()))
                .isEqualTo(expected);
    }

    @Test
    void nodeWithoutNumberIsCalledByItsId() {
        DirectoryFixture cluster = new DirectoryFixture()
                .put("component", "x0c0s0b0n0", "{\"Type\": \"Node\"}")
                .put("component", "x0c0s0b0n1", "{\"Type\": \"Node\", \"NID\": -1}");

        assertThat(HostName.of(
                        cluster.get("x0c0s0b0n0"),
                        cluster.directory().configuration().defaults()))
                .isEqualTo("x0c0s0b0n0");
        assertThat(HostName.of(
                        cluster.get("x0c0s0b0n1"),
                        cluster.directory().configuration().defaults()))
                .isEqualTo("x0c0s0b0n1");
    }
}
