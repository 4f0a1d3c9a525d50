package org.chamicore.cloudinit.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class YamlTextTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Test
    void keysKeepTheirOrderAndListsAreNotIndented() {
        assertThat(YamlText.of(JSON.readTree("""
                {"b": {"z": [1, {"k": "v", "l": []}], "a": {}}, "a": null, "c": [["x"], true]}
                """))).isEqualTo("""
                b:
                  z:
                  - 1
                  - k: v
                    l: []
                  a: {}
                a: null
                c:
                - - x
                - true
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 1000000",
        "1e6, 1000000",
        "1234567, 1234567",
        "-5, -5",
        "0.1, 0.1",
        "1.10, 1.10",
        "123456789012345678901234567890, 123456789012345678901234567890",
        "12345678901234567890.123456789, 12345678901234567890.123456789",
        "1.5e-7, 0.00000015",
        "-2.5E+20, -250000000000000000000"
    })
    void numbersAreExact(String json, String yaml) {
        assertThat(YamlText.of(JSON.readTree(json))).isEqualTo(yaml + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0007",
                "1.0",
                "1e6",
                "0x1F",
                "0o17",
                "12:34:56",
                "02:00:00:00:00:01",
                "yes",
                "No",
                "on",
                "OFF",
                "true",
                "null",
                "~",
                "2026-11-20",
                "=",
                "<<",
                ".inf",
                ".NaN",
                "1_000",
                "+1",
                "-",
                "+.5"
            })
    void textThatLooksLikeSomethingElseIsQuoted(String text) {
        assertThat(reread(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a: b",
                "a #b",
                " leading",
                "trailing ",
                "- x",
                "? x",
                "! x",
                "& x",
                "* x",
                "@x",
                "`x`",
                "%x",
                "{a}",
                "[a]",
                "a,b",
                "'single'",
                "\"double\"",
                "back\\slash",
                "tab\there",
                "naïve ☃ 🦔",
                "two\nlines",
                "two\nlines\n",
                "\n",
                "\n\n x\n",
                "trailing blank \nline",
                "cr\r\nlf",
                "\u0007bell",
                "\u0085",
                "\u2028",
                "\ufeff",
                "---",
                "...",
                "#cloud-config\nusers:\n- name: x\n",
                "{{ ds.meta_data }}",
                "|",
                ">",
                "key: |\n  text\n"
            })
    void anyTextComesBackAsItWas(String text) {
        assertThat(reread(text)).isEqualTo(text);
    }

    @Test
    void longTextStaysOnItsLine() {
        String key = "ssh-ed25519 " + "A".repeat(500) + " someone with a long comment".repeat(20);

        assertThat(YamlText.of(JsonNodeFactory.instance.arrayNode().add(key))).isEqualTo("- " + key + "\n");
    }

    /** As a value and as a key. */
    private static Object reread(String text) {
        var object = JsonNodeFactory.instance.objectNode().put("value", text).put(text, "key");
        Map<Object, Object> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(YamlText.of(object));
        Map<Object, Object> expected = new LinkedHashMap<>();
        expected.put("value", text);
        expected.put(text, "key");
        assertThat(read).isEqualTo(expected);
        return read.get("value");
    }
}
