package org.chamicore.web.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.17, 10.0.0.17",
        "' 10.0.0.17 ', 10.0.0.17",
        "::ffff:10.0.0.17, 10.0.0.17",
        "::FFFF:0a00:0011, 10.0.0.17",
        "fd00::17, FD00:0:0:0:0:0:0:17",
        "fd00::17, fd00:0000::0017",
        "[fd00::17], fd00::17",
        "fe80::17%eth0, fe80::17",
        "::1, 0:0:0:0:0:0:0:1"
    })
    void spellingsOfOneAddressAreEqual(String one, String other) {
        assertThat(IpAddress.parse(one)).isPresent().isEqualTo(IpAddress.parse(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "localhost", "example.com", "10.0.0.256", "10.0.0.1:80", "fd00::17::1", "unknown", "_x"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }
}
