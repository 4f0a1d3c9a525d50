package org.chamicore.cloudinit.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.chamicore.cloudinit.addition.Additions;
import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.chamicore.cloudinit.input.FieldRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterDefaultsTest {

    private static final ClusterDefaults WHOLE = defaults("""
            {"cloud_provider": "onsite", "region": "west", "availability-zone": "hall2", "cluster-name": "orchard",
             "public-keys": ["ssh-ed25519 AAAA ops@head"], "base-url": "http://10.9.0.1:8081/cloud-init", "short-name": "or",
             "nid-length": 5, "boot-subnet": "10.9.0.0/16", "wg-subnet": "100.64.8.0/22"}
            """);

    @Test
    void bothSpellingsOfTheProviderAreRead() {
        assertThat(defaults("{'cloud-provider': 'onsite'}")).isEqualTo(defaults("{'cloud_provider': 'onsite'}"));
        assertThat(json(defaults("{'cloud-provider': 'onsite'}"))).isEqualTo("{\"cloud_provider\":\"onsite\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'cloud_provider': '', 'region': null, 'public-keys': [], 'nid-length': 0}",
                "{'public-keys': null, 'nid-length': null}",
                "{'public-keys': [null], 'unknown': {'a': 1}}"
            })
    void whatSaysNothingChangesNothingWhenMerged(String json) {
        assertThat(defaults(json)).isEqualTo(ClusterDefaults.NONE);
        assertThat(defaults(json).over(WHOLE)).isEqualTo(WHOLE);
        assertThat(json(defaults(json))).isEqualTo("{}");
    }

    @Test
    void whatIsSaidWinsWhenMergedAndListsAreTakenWhole() {
        ClusterDefaults merged = defaults("{'region': 'east', 'nid-length': 7, 'public-keys': ['a', 'b']}")
                .over(WHOLE);

        assertThat(merged.region()).isEqualTo("east");
        assertThat(merged.nidLength()).isEqualTo(7);
        assertThat(merged.publicKeys()).containsExactly("a", "b");
        assertThat(merged.clusterName()).isEqualTo("orchard");
        assertThat(WHOLE.over(merged)).isEqualTo(WHOLE);
    }

    @Test
    void wholeOfItIsValidAndWrittenInItsOrder() {
        assertThat(WHOLE.check().refusals()).isEmpty();
        assertThat(json(WHOLE)).isEqualTo("""
                {"cloud_provider":"onsite","region":"west","availability-zone":"hall2","cluster-name":"orchard",\
                "public-keys":["ssh-ed25519 AAAA ops@head"],"base-url":"http://10.9.0.1:8081/cloud-init","short-name":"or",\
                "nid-length":5,"boot-subnet":"10.9.0.0/16","wg-subnet":"100.64.8.0/22"}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'nid-length': -1}                       | nid-length",
                "{'nid-length': 21}                       | nid-length",
                "{'short-name': 'no name'}                | short-name",
                "{'short-name': '-'}                      | short-name",
                "{'region': 'a\\nb'}                      | region",
                "{'cluster-name': '\\u0000'}              | cluster-name",
                "{'availability-zone': '\\ud800'}         | availability-zone",
                "{'cloud-provider': 'a\\u0007'}           | cloud_provider",
                "{'base-url': '/relative'}                | base-url",
                "{'base-url': 'ftp://head/'}              | base-url",
                "{'base-url': 'http://head/\\nfile:///x'} | base-url",
                "{'base-url': 'http://head/?a=b'}         | base-url",
                "{'base-url': 'http://head/#a'}           | base-url",
                "{'base-url': 'http:head'}                | base-url",
                "{'public-keys': ['a', ' ']}              | public-keys[1]",
                "{'public-keys': ['a\\nb']}               | public-keys[0]",
                "{'boot-subnet': '\\t'}                   | boot-subnet",
                "{'wg-subnet': '\\u0000'}                 | wg-subnet"
            })
    void badInputIsRefusedByField(String json, String field) {
        assertThat(defaults(json).check().refusals())
                .extracting(FieldRefusal::field)
                .containsExactly(field);
    }

    @Test
    void listOfKeysIsBounded() {
        ClusterDefaults many = new ClusterDefaults(
                "", "", "", "", Collections.nCopies(257, "key"), "", "", null, "", "", "", "", Additions.NONE);
        ClusterDefaults longKey = new ClusterDefaults(
                "", "", "", "", List.of("k".repeat(16 * 1024 + 1)), "", "", null, "", "", "", "", Additions.NONE);

        assertThat(many.check().refusals()).extracting(FieldRefusal::field).containsExactly("public-keys");
        assertThat(longKey.check().refusals()).extracting(FieldRefusal::field).containsExactly("public-keys[0]");
    }

    private static ClusterDefaults defaults(String json) {
        return DirectoryFixture.JSON.readValue(json.replace('\'', '"'), ClusterDefaults.class);
    }

    private static String json(ClusterDefaults defaults) {
        return DirectoryFixture.JSON.writeValueAsString(defaults);
    }
}
