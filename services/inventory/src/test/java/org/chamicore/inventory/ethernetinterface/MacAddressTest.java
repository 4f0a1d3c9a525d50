package org.chamicore.inventory.ethernetinterface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a4:bf:01:38:ee:65",
                "A4:BF:01:38:EE:65",
                "a4-bf-01-38-ee-65",
                "a4bf.0138.ee65",
                "A4BF0138EE65",
                " a4bf0138ee65 "
            })
    void everyUsualSpellingIsRead(String text) {
        MacAddress mac = MacAddress.parse(text);

        assertThat(mac.value()).isEqualTo("a4:bf:01:38:ee:65");
        assertThat(mac.id()).isEqualTo("a4bf0138ee65");
    }

    @ParameterizedTest
    @CsvSource({
        "'', MAC string has invalid length",
        "a4bf0138ee6, MAC string has invalid length",
        "80:00:02:08:fe:80:00:00, MAC string has invalid length",
        "A4:bf:01:38:ee:6g, 'strconv.ParseInt: parsing \"a4bf0138ee6g\": invalid syntax'"
    })
    void whatIsNoAddressIsRefused(String text, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MacAddress.parse(text))
                .withMessage(rule);
    }

    @Test
    void idHasNoSeparators() {
        assertThat(MacAddress.ofId("A4BF0138ee65")).map(MacAddress::value).hasValue("a4:bf:01:38:ee:65");
        assertThat(MacAddress.ofId("a4:bf:01:38:ee:65")).isEmpty();
        assertThat(MacAddress.ofId("")).isEmpty();
    }
}
