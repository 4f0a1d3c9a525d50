package org.chamicore.boot.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageLocationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://img.example/vmlinuz",
                "https://img.example:8443/a/vmlinuz?sig=a%2Bb&x=1",
                "s3://boot/vmlinuz",
                "tftp://${next-server}/vmlinuz",
                "images/vmlinuz"
            })
    void addressesAndPathsAreTakenAsTheyAre(String text) {
        assertThat(new ImageLocation(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://img.example/vm linuz",
                "http://img.example/vmlinuz\n",
                "http://img.example/vmlinuz\u2028x",
                "\t",
                "-n",
                "--replace",
                "||",
                ";",
                "#vmlinuz"
            })
    void whatIpxeWouldTakeForSomethingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageLocation(text));
    }
}
