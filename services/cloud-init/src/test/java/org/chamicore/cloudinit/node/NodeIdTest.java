package org.chamicore.cloudinit.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdTest {

    @ParameterizedTest
    @CsvSource({
        "x0c0s1b0n0,       x0c0s1b0n0",
        "X0001c0s01b00n0,  x1c0s1b0n0",
        "' x1000c7s0b0n10 ', x1000c7s0b0n10",
        "x0,               x0",
        "login-01,         login-01",
        "10.0.0.7,         10.0.0.7"
    })
    void spellingsOfOneNodeAreOne(String written, String canonical) {
        assertThat(NodeId.valueOf(written)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a b", "-x", "x\u0000", "a\nb", "ü"})
    void whatCanBeNoIdIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> NodeId.valueOf(text));
        assertThat(NodeId.parse(text)).isEmpty();
    }

    @Test
    void idMayNotBeEndless() {
        assertThat(NodeId.parse("a".repeat(255))).isPresent();
        assertThat(NodeId.parse("a".repeat(256))).isEmpty();
    }

    @Test
    void derivedInstanceIdIsAlwaysTheSameAndAnotherForEachNode() {
        assertThat(NodeId.valueOf("x0c0s1b0n0").derivedInstanceId()).isEqualTo("i-67f1b505e9924d2a");
        assertThat(NodeId.valueOf("X0C0S01B0N0").derivedInstanceId()).isEqualTo("i-67f1b505e9924d2a");
        assertThat(NodeId.valueOf("x0c0s1b0n1").derivedInstanceId()).isNotEqualTo("i-67f1b505e9924d2a");
    }
}
