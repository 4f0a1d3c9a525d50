package org.chamicore.boot.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "02:00:00:00:0a:01",
                "02:00:00:00:0A:01",
                "02-00-00-00-0a-01",
                "0200.0000.0A01",
                "020000000a01",
                "020000000A01"
            })
    void everyUsualFormIsTheSameAddress(String text) {
        assertThat(MacAddress.of(text)).isEqualTo(new MacAddress("02:00:00:00:0a:01"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "not available",
                "02:00:00:00:0a",
                "02:00:00:00:0a:01:02",
                "02:00:00:00:0a:0g",
                "02:00-00:00:0a:01",
                "02:00:00:00:0a:01\n",
                "\r\n02:00:00:00:0a:01",
                "02:00:00:00:0a:01 ",
                "٠٢:00:00:00:0a:01",
                "00:00:00:00:00:00",
                "ff-ff-ff-ff-ff-ff"
            })
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> MacAddress.of(text));
        assertThat(MacAddress.find(text)).isEmpty();
    }

    @Test
    void hyphenatedIsAsBootifWantsIt() {
        assertThat(MacAddress.of("020000000A01").hyphenated()).isEqualTo("02-00-00-00-0a-01");
    }
}
