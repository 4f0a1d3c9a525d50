package org.chamicore.cloudinit.cloudconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.chamicore.cloudinit.cloudconfig.Template.Outcome;
import org.chamicore.cloudinit.cloudconfig.Template.Outcome.Dropped;
import org.chamicore.cloudinit.cloudconfig.Template.Outcome.Filled;
import org.chamicore.cloudinit.cloudconfig.Template.Outcome.LeftToTheNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The expected texts are those of cloud-init 25.1.4 with the same meta-data. */
class TemplateTest {

    private static final ObjectNode META_DATA = (ObjectNode) JsonMapper.shared().readTree("""
            {"instance-id": "i-1", "local-hostname": "nid0007", "region": "west", "a.b": "dot", "none": null,
             "instance_data": {"v1": {"public_keys": ["k1", "k'2", "k\\"3", "k\\\\4", "'\\""], "n": 1.5, "big": 1e16, "tab": ["\\t"],
               "vendor_data": {"groups": {"compute": {"ntp": "10.9.0.2", "on": true, "n": 1.10}, "row-b": {"x": 1}}}}}}
            """);
    private static final String GROUPS = "ds.meta_data.instance_data.v1.vendor_data.groups";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{{ G.compute.ntp }}                                         | 10.9.0.2",
                "{{G['row-b'].x}}                                            | 1",
                "{{ G[\"row-b\"][\"x\"] }}                                   | 1",
                "{{ G.row_b.x }}                                             | 1",
                "{{ G.compute.on }} {{ G.compute.n }} {{ ds.meta_data.none }} | True 1.1 None",
                "{{ ds.meta_data.instance_data.v1.public_keys }}             | ['k1', \"k'2\", 'k\"3', 'k\\\\4', '\\'\"']",
                "{{ ds.meta_data.instance_data.public_keys[1] }}             | k'2",
                "{{ ds.meta_data.instance_data.v1.public_keys.0 }}           | k1",
                "{{ ds.meta_data['local-hostname'] }}                        | nid0007",
                "{{ ds.meta_data.local_hostname }} {{ ds.meta_data.a_b }}    | nid0007 dot",
                "{{ v1.region }} {{ region }} {{ instance_id }}              | west west i-1",
                "a: {# c #}~b: 1~                                            | a: b: 1~",
                "a: 1 {#- c -#}~b: 1~                                        | a: 1b: 1~",
                "x  ~{{- region -}}  ~ y~                                    | xwesty~",
                "a: {{ region }}~~~                                          | a: west~~~",
                "a: }}                                                       | a: }}"
            })
    void isFilledInAsANodeDoes(String template, String expected) {
        assertThat(fill(template)).isEqualTo(new Filled(expected.replace('~', '\n'), java.util.List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "ds.meta_data.nothing, nothing",
        "ds.meta_data['no-thing'], no-thing",
        "ds.meta_data.v1, v1",
        "ds.meta_data.instance_data.v1.public_keys[9], 9"
    })
    void variableThatTheMetaDataLacksBecomesTheMarkOfTheNode(String variable, String name) {
        assertThat(fill("a: {{ " + variable + " }}"))
                .isEqualTo(new Filled("a: CI_MISSING_JINJA_VAR/" + name, java.util.List.of(variable)));
    }

    @Test
    void goingIntoWhatIsNotThereLosesTheWholePart() {
        assertThat(fill("a: {{ ds.meta_data.nothing.deeper }}")).isInstanceOf(Dropped.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% if v1.region == 'west' %}a{% endif %}",
                "{%- for key in ds.meta_data.instance_data.v1.public_keys %}",
                "{{ v1.region | upper }}",
                "{{ v1.distro }}",
                "{{ v1.cloud_name }}",
                "{{ unknown }}",
                "{{ ds.meta_data.items }}",
                "{{ ds.meta_data.region.upper }}",
                "{{ ds.meta_data.instance_data.v1.public_keys.count }}",
                "{{ ds.meta_data.instance_data.v1.vendor_data.groups }}",
                "{{ ds.meta_data.instance_data.v1.big }}",
                "{{ ds.meta_data.instance_data.v1.tab }}",
                "{{ 'lit' }}",
                "{{ }}",
                "{{ region",
                "{# never closed",
                "{% never closed"
            })
    void whatOnlyANodeCanDoLeavesTheWholeToIt(String tag) {
        assertThat(Template.fillIn("a: {{ region }}\nb: " + tag + "\n", META_DATA, 2))
                .isInstanceOfSatisfying(LeftToTheNode.class, left -> assertThat(left.reasons())
                        .first()
                        .asString()
                        .startsWith("line 4, ")
                        .contains(tag.substring(0, Math.min(tag.length(), 10))));
    }

    private static Outcome fill(String template) {
        return Template.fillIn(template.replace("G", GROUPS).replace('~', '\n'), META_DATA, 0);
    }
}
