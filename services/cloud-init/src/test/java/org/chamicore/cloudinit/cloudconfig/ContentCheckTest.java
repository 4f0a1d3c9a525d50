package org.chamicore.cloudinit.cloudconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "#cloud-config",
                "#cloud-config\n{}\n",
                "#cloud-config\nruncmd:\n- echo hello\nwrite_files:\n- path: /etc/motd\n",
                "#Cloud-Config\ntimezone: UTC\n",
                "#cloud-config\nmerge_how: list(append)+dict(no_replace,recurse_list)+str()\npackages: [chrony]\n",
                "#!/bin/sh\nset -e: {\n",
                "#cloud-boothook\n#!/bin/sh\n",
                "#part-handler\n",
                "#include\n# the rest\nhttp://10.9.0.1/other.yaml\n",
                "#include https://10.9.0.1/other.yaml\n",
                "#cloud-config-archive\n- type: text/cloud-config\n  content: |\n    timezone: UTC\n",
                "Content-Type: multipart/mixed; boundary=\"x\"\nMIME-Version: 1.0\n\n--x--\n",
                "## template: jinja\n#cloud-config\nntp:\n  servers: [{{ ds.meta_data.ntp }}]\n",
                "## template: jinja\n#cloud-config\nusers:\n{% for key in ds.meta_data.keys %}\n- {{ key }}\n{% endfor %}\n",
                "## template: jinja\n#cloud-config\n{% if v1.region == 'west' %}\ntimezone: UTC\n{% else %}\ntimezone: CET\n{% endif %}\n",
                "## template: jinja\n#cloud-config\nssh_authorized_keys: {{ ds.meta_data.instance_data.v1.public_keys }}\n"
            })
    void whatNodesUnderstandIsTaken(String document) {
        assertThat(breaches(document)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello                                                     | must begin as cloud-init knows it                                    | line 1",
                "#template: jinja~#cloud-config~                           | must begin as cloud-init knows it                                    | line 1",
                "#cloud-config~a: [1~b: 2~                                 | must be YAML                                                         | line 3, column 2",
                "#cloud-config~~timezone: UTC~nettime: x~                  | 'nettime' is no key of cloud-config (cloud-init 25.2)                | line 4, column 1",
                "## template: jinja~#cloud-config~runcmds: [a]~            | 'runcmds' is no key of cloud-config                                  | line 3, column 1",
                "## template: jinja~#cloud-config~a: [1~b: 2~              | must be YAML                                                         | line 4, column 2",
                "#cloud-config~runcmd: echo~                               | 'runcmd' must be of type array                                       | line 2, column 1",
                "#cloud-config~runcmd: [a]~run: b~                         | 'run' is no key of cloud-config                                      | line 3, column 1",
                "#cloud-config~{timezone: UTC, nettime: x}~                | 'nettime' is no key of cloud-config                                  | line 2, column 17",
                "#cloud-config~~# nettime: y~'nettime': x~                 | 'nettime' is no key of cloud-config                                  | line 4, column 1",
                "## template: jinja~#cloud-config~{# a~b #}~{% if c %}~nettime: {{ c }}~{% endif %}~ | 'nettime' is no key of cloud-config        | line 6, column 1",
                "#cloud-config~timezone: !!python/object:os.system x~      | must be YAML                                                         | line 2, column 11",
                "#cloud-config~- a~- b~                                    | must be a mapping                                                    | line 1",
                "#include~http://a/b.yaml~/etc/passwd~                     | '/etc/passwd' is no http address                                     | line 3",
                "#cloud-config-archive~- [~                                | must be YAML                                                         | line 3, column 1"
            })
    void whatNodesStumbleOverIsNamedWithItsPlace(String document, String rule, String place) {
        assertThat(breaches(document.replace('~', '\n')))
                .singleElement()
                .asString()
                .startsWith(rule)
                .endsWith("(" + place + ")");
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatNoNodeCouldReadIsRefusedWithoutTheMemoryThatItWouldTake(byte[] document, String rule) {
        assertThat(ContentCheck.breaches(document)).singleElement().asString().contains(rule);
    }

    static List<Arguments> unreadable() {
        StringBuilder aliases = new StringBuilder("#cloud-config\na0: &a0 [x, x, x]\n");
        for (int nr = 1; nr <= 16; nr++) {
            aliases.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(nr, nr, nr - 1, nr - 1, nr - 1));
        }
        return List.of(
                arguments(utf8(aliases.toString()), "more than 600000 values"),
                arguments(utf8("#cloud-config\na: &a\n" + "- [*a, *a]\n".repeat(100)), "must be YAML"),
                arguments(utf8("#cloud-config\na: &a [*a]\n"), "nested deeper than"),
                arguments(utf8("#cloud-config\na: &a {b: *a}\n"), "nested deeper than"),
                arguments(utf8("#cloud-config\na: " + "[".repeat(5000)), "must be YAML"),
                arguments(utf8("#cloud-config\na: " + "{a: ".repeat(5000)), "must be YAML"),
                arguments(utf8("#cloud-config\n" + "- ".repeat(5000) + "a"), "must be YAML"),
                arguments(utf8("#cloud-config\ntimezone: \0\n"), "must be YAML"),
                arguments(utf8("#cloud-config\ntimezone: UTC\n---\ntimezone: CET\n"), "must be YAML"),
                arguments(new byte[] {'#', '!', '/', (byte) 0xff}, "must be UTF-8 (it is not at byte 3)"),
                arguments(new byte[] {'#', '!', '/', (byte) 0xc3}, "must be UTF-8"),
                arguments(new byte[] {0x1f, (byte) 0x8b, 0, 0}, "cannot be unpacked"),
                arguments(packed("#cloud-config\nnettime: x\n"), "'nettime' is no key"),
                arguments(packed("#!" + "a".repeat(5_000_000)), "once it is unpacked"));
    }

    @Test
    void packedFileIsReadAsANodeDoes() {
        assertThat(ContentCheck.breaches(packed("#cloud-config\ntimezone: UTC\n")))
                .isEmpty();
    }

    private static List<String> breaches(String document) {
        return ContentCheck.breaches(utf8(document));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(utf8(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
