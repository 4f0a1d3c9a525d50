package org.chamicore.boot.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NidTest {

    @ParameterizedTest
    @CsvSource({"5,5", "0x10,16", "010,8", "2147483647,2147483647"})
    void textMayBeDecimalHexadecimalOrOctal(String text, int number) {
        assertThat(Nid.of(text)).isEqualTo(new Nid(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "five", "5.0", "2147483648", "99999999999999999999"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Nid.of(text));
    }

    @Test
    void numbersAreBoundedAsWell() {
        assertThatIllegalArgumentException().isThrownBy(() -> Nid.of(0L));
        assertThatIllegalArgumentException().isThrownBy(() -> Nid.of(1L << 32 | 1));
    }
}
