package org.chamicore.web.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.255.255, true",
        "10.1.0.0/16, 10.2.0.0, false",
        "10.1.128.0/17, 10.1.127.255, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "0.0.0.0/0, 192.0.2.1, true",
        "0.0.0.0/0, fd00::1, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "10.1.0.0/16, ::ffff:10.1.2.3, true",
        "::ffff:10.1.0.0/112, 10.1.2.3, true",
        "::ffff:10.1.0.0/112, 10.2.0.0, false",
        "::ffff:10.1.2.3, 10.1.2.3, true",
        "0::/0, 192.0.2.1, false",
        "10.0.0.0/8, 10.1.2.3%eth0, true"
    })
    void containsWhatSharesItsPrefix(String network, String address, boolean contained) {
        assertThat(Network.valueOf(network).contains(IpAddress.parse(address).orElseThrow()))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gateway", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "fd00::/129", "/8"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.valueOf(text));
    }
}
