package org.chamicore.cloudinit.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.chamicore.cloudinit.input.FieldRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceTest {

    @Test
    void bothSpellingsOfTheProviderAreRead() {
        assertThat(instance("{'cloud_provider': 'onsite'}")).isEqualTo(instance("{'cloud-provider': 'onsite'}"));
    }

    @Test
    void pathDecidesTheIdAndAnInstanceIdIsKept() {
        Instance instance = instance("{'id': 'other', 'hostname': 'a'}").as("x0c0s0b0n0", "i-kept");

        assertThat(instance.id()).isEqualTo("x0c0s0b0n0");
        assertThat(instance.instanceId()).isEqualTo("i-kept");
        assertThat(instance("{'instance-id': 'i-new'}")
                        .as("x0c0s0b0n0", "i-kept")
                        .instanceId())
                .isEqualTo("i-new");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'instance-id': 'a\\nb'}              | instance-id",
                "{'local-hostname': 'no name'}         | local-hostname",
                "{'local-hostname': 'name-'}           | local-hostname",
                "{'hostname': 'a\\nb'}                 | hostname",
                "{'instance-type': '\\u0000'}          | instance-type",
                "{'cloud-init-base-url': 'head'}       | cloud-init-base-url",
                "{'public-keys': ['']}                 | public-keys[0]",
                "{'cluster-name': '\\u0000'}           | cluster-name",
                "{'region': '\\u0000'}                 | region",
                "{'availability-zone': '\\u0000'}      | availability-zone",
                "{'cloud-provider': '\\u0000'}         | cloud-provider"
            })
    void badInputIsRefusedByField(String json, String field) {
        assertThat(instance(json).check().refusals())
                .extracting(FieldRefusal::field)
                .containsExactly(field);
    }

    @Test
    void fullNamesOfHostsAreTaken() {
        assertThat(instance("{'local-hostname': 'nid0007', 'hostname': 'nid0007.orchard.example'}")
                        .check()
                        .refusals())
                .isEmpty();
    }

    private static Instance instance(String json) {
        return DirectoryFixture.JSON.readValue(json.replace('\'', '"'), Instance.class);
    }
}
