package org.chamicore.boot.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelParametersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console=ttyS0,115200 root=live:http://img.example/root.squashfs?a=1&b=2 ds=nocloud-net;s=http://ci.example/",
                "dyndbg=\"file drivers/net/* +p\" ip=${net0/ip}",
                "a||b c&&d e#f",
                "rd.ümlaut=1"
            })
    void whatKernelsAndIpxeUnderstandIsTaken(String text) {
        assertThatNoException().isThrownBy(() -> new KernelParameters(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quiet\nboot",
                "quiet\r",
                "quiet\0",
                "quiet\tsplash",
                "quiet\u0085boot",
                "quiet\u2028boot",
                "quiet || shell",
                "quiet && shell",
                "quiet ; shell",
                "; shell",
                "quiet #comment"
            })
    void whatWouldEndTheLineIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new KernelParameters(text));
    }

    @Test
    void lengthIsBounded() {
        assertThatNoException().isThrownBy(() -> new KernelParameters("a".repeat(8192)));
        assertThatIllegalArgumentException().isThrownBy(() -> new KernelParameters("a".repeat(8193)));
    }

    @ParameterizedTest
    @CsvSource({
        "ds=a,               true",
        "quiet ds=a,         true",
        "quiet rds=b ds=a,   true",
        "quiet rds=a,        false",
        "quiet ds,           false",
        "'',                 false"
    })
    void wordsAreKnownByTheirBeginning(String text, boolean has) {
        assertThat(new KernelParameters(text).hasWord("ds=")).isEqualTo(has);
    }

    @ParameterizedTest
    @CsvSource({
        "initrd=a,                              ''",
        "quiet initrd=a  splash,                quiet  splash",
        "root=http://x/initrd=a rd.initrd_x=1,  root=http://x/initrd=a rd.initrd_x=1",
        "initrd=a quiet initrd=b,               quiet"
    })
    void onlyWholeWordsAreTakenOut(String text, String left) {
        assertThat(new KernelParameters(text).without("initrd=")).isEqualTo(left);
    }
}
