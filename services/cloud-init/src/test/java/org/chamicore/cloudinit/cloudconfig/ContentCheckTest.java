package org.chamicore.cloudinit.cloudconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(ContentCheck.breaches(document)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello                                                     | must begin as cloud-init knows it                                    | line 1",
                "#template: jinja~#cloud-config~                           | must begin as cloud-init knows it                                    | line 1",
                "#cloud-config~a: [1~b: 2~                                 | must be YAML                                                         | line 3, column 2",
                "#cloud-config~~timezone: UTC~nettime: x~                  | 'nettime' is no key of cloud-config (cloud-init 25.2)                | line 4",
                "## template: jinja~#cloud-config~runcmds: [a]~            | 'runcmds' is no key of cloud-config                                  | line 3",
                "## template: jinja~#cloud-config~a: [1~b: 2~              | must be YAML                                                         | line 4, column 2",
                "#cloud-config~runcmd: echo~                               | 'runcmd' must be of type array                                       | line 2",
                "#cloud-config~- a~- b~                                    | must be a mapping                                                    | line 1",
                "#include~http://a/b.yaml~/etc/passwd~                     | '/etc/passwd' is no http address                                     | line 3",
                "#cloud-config-archive~- [~                                | must be YAML                                                         | line 3, column 1"
            })
    void whatNodesStumbleOverIsNamedWithItsPlace(String document, String rule, String place) {
        assertThat(ContentCheck.breaches(document.replace('~', '\n')))
                .singleElement()
                .asString()
                .startsWith(rule)
                .endsWith("(" + place + ")");
    }
}
