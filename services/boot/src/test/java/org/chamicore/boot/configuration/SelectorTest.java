package org.chamicore.boot.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.chamicore.boot.configuration.Selector.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {

    @ParameterizedTest
    @CsvSource({
        "X0C0S01B0N0,         XNAME, x0c0s1b0n0",
        "02:00:00:00:0A:01,   MAC,   02:00:00:00:0a:01",
        "nid12,               NID,   12",
        "nid0012,             NID,   12",
        "x0C0s*,              RANGE, x0c0s*b*n*",
        "x01c0s[00-7]b0n1,    RANGE, x1c0s[0-7]b0n1",
        "x*,                  RANGE, x*c*s*b*n*",
        "nid[1-064],          RANGE, nid[1-64]",
        "group:blue,          GROUP, group:blue",
        "Compute/Worker,      TAG,   Compute/Worker",
        "n1.example,          TAG,   n1.example",
        "image-[1],           TAG,   image-[1]",
        "Compute,             TAG,   Compute",
        "Default,             TAG,   Default",
        "Unknown-x86_64,      TAG,   Unknown-x86_64",
        "x86_64,              TAG,   x86_64",
        "20200000000a,        TAG,   20200000000a"
    })
    void hostsMayNameNodesInManyWays(String text, Kind kind, String value) {
        assertThat(Selector.from(text)).isEqualTo(new Selector(kind, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a,b",
                "a\nb",
                "a\0b",
                "x0c0s1b0",
                "x0c9s1b0n0",
                "x0c0\nboot",
                "group:a,b",
                "group:",
                "group: ",
                "x0c0s1*",
                "x0c0s[1-0]b0n0",
                "x0c0s[1-1]b0n0",
                "x0c0s[1-2]",
                "nid[0-4]",
                "nid[4-3]",
                "nid[1-9999999999]",
                "x0c0s[a-b]b0n0"
            })
    void whatCouldNotBeFoundAgainIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Selector.from(text));
    }

    @Test
    void tagsAreBounded() {
        assertThat(Selector.from("t".repeat(255)).isTag()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Selector.from("t".repeat(256)));
    }

    @Test
    void keyCanBeReadBack() {
        Selector mac = Selector.from("02:00:00:00:0a:01");
        assertThat(mac.key()).isEqualTo("mac:02:00:00:00:0a:01");
        assertThat(Selector.ofKey(mac.key())).isEqualTo(mac);
        assertThat(Selector.ofKey("tag:Default")).isEqualTo(Selector.DEFAULT);
    }
}
