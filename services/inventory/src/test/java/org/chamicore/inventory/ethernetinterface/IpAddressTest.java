package org.chamicore.inventory.ethernetinterface;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "' 255.255.255.255 ', 255.255.255.255",
        "0.0.0.0, 0.0.0.0",
        "FE80:0:0:0:0:0:0:1, fe80::1",
        "fe80::1, fe80::1",
        "::, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "1:0:0:0:0:0:0:0, 1::",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:0:1:0:0:0, 2001:db8:0:0:1::",
        "2001:0db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "10:0:0:20:0:0:0:30, 10:0:0:20::30",
        "::ffff:10.0.0.1, 10.0.0.1"
    })
    void addressHasOneSpelling(String text, String value) {
        assertThat(IpAddress.find(text)).map(IpAddress::value).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.01",
                "10.0.0.1.",
                "10.0.0.1/24",
                "localhost",
                "1",
                ":",
                "1::2::3",
                "fe80::1%eth0",
                "fe80::g",
                "12345::"
            })
    void whatIsNoLiteralIsRefused(String text) {
        assertThat(IpAddress.find(text)).isEmpty();
    }
}
