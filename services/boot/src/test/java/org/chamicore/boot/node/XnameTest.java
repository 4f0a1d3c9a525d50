package org.chamicore.boot.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XnameTest {

    @ParameterizedTest
    @CsvSource({
        "x0c0s1b0n0,     x0c0s1b0n0",
        "X1000C7S12B1N3, x1000c7s12b1n3",
        "x0001c0s01b00n0, x1c0s1b0n0",
        "x00c0s00b0n00,  x0c0s0b0n0"
    })
    void caseAndLeadingZerosDoNotMatter(String text, String canonical) {
        assertThat(Xname.of(text)).isEqualTo(new Xname(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x0c0s1b0",
                "x0c8s1b0n0",
                "x10000c0s1b0n0",
                "x0c0s1b0n0p0",
                "nid1",
                "x0c0s1b0n0;",
                "x0c0s1b0n0\nboot",
                "x0c0s1b0n99999999999999999999999999999999999999999999999999999999999999"
            })
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Xname.of(text));
        assertThat(Xname.find(text)).isEmpty();
    }
}
