package org.chamicore.cloudinit.cloudconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class TemplateTest {

    private static final ObjectNode META_DATA = (ObjectNode) JsonMapper.shared().readTree("""
            {"instance-id": "i-1", "local-hostname": "nid0007", "region": "west",
             "instance_data": {"v1": {"public_keys": ["k1", "k2"],
               "vendor_data": {"groups": {"compute": {"ntp": "10.9.0.2", "on": true, "n": 1.10}, "row-b": {"x": 1}}}}}}
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{{ ds.meta_data.instance_data.v1.vendor_data.groups.compute.ntp }}       | 10.9.0.2",
                "{{ds.meta_data.instance_data.v1.vendor_data.groups['row-b'].x}}          | 1",
                "{{ ds.meta_data.instance_data.v1.vendor_data.groups[\"row-b\"][\"x\"] }} | 1",
                "{{ ds.meta_data.instance_data.v1.vendor_data.groups.row_b.x }}           | 1",
                "{{ ds.meta_data.instance_data.v1.vendor_data.groups.compute.on }}        | True",
                "{{ ds.meta_data.instance_data.v1.public_keys }}                          | ['k1', 'k2']",
                "{{ ds.meta_data.instance_data.v1.public_keys[1] }}                       | k2",
                "{{ ds.meta_data['local-hostname'] }}                                     | nid0007",
                "{{ ds.meta_data.local_hostname }}                                        | nid0007",
                "{{ v1.region }} {{ region }} {{ instance_id }}                           | west west i-1"
            })
    void variablesOfTheMetaDataAreFilledIn(String template, String expected) {
        assertThat(Template.fillIn(template, META_DATA).text()).isEqualTo(expected);
        assertThat(Template.fillIn(template, META_DATA).notes()).isEmpty();
    }

    @Test
    void whatOnlyANodeCanWorkOutStaysAndIsNamed() {
        String template = "{{ ds.meta_data.nothing }} {{ v1.region | upper }} {% if a %}{% endif %}";
        Template.Filled filled = Template.fillIn(template, META_DATA);

        assertThat(filled.text()).isEqualTo(template);
        assertThat(filled.notes()).hasSize(3);
        assertThat(filled.notes().get(1)).contains("ds.meta_data.nothing").contains("not known");
        assertThat(filled.notes().get(2)).contains("v1.region | upper");
    }
}
