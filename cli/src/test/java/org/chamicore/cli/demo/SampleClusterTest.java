package org.chamicore.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SampleClusterTest {

    @Test
    void sixteenNodesHaveANameANumberAndARole() {
        List<JsonNode> nodes =
                List.copyOf(SampleCluster.components().path("Components").values());
        assertThat(nodes).hasSize(16);
        assertThat(nodes)
                .extracting(node -> node.path("ID").asString())
                .doesNotHaveDuplicates()
                .contains(SampleCluster.FIRST_NODE);
        assertThat(nodes).extracting(node -> node.path("NID").asInt()).doesNotHaveDuplicates();
        assertThat(nodes).extracting(node -> node.path("Role").asString()).containsOnly("Compute", "Service");
    }

    @Test
    void everyNodeIsFoundBehindAController() {
        assertThat(SampleCluster.redfishEndpoints()).hasSize(4).allSatisfy(endpoint -> assertThat(
                        endpoint.path("SchemaVersion").asInt())
                .isOne());
        assertThat(SampleCluster.redfishEndpoints().stream()
                        .flatMap(endpoint -> endpoint.path("Systems").values().stream())
                        .map(system -> system.path("uuid").asString())
                        .distinct())
                .hasSize(16);
    }

    @Test
    void everyAddressIsLocallyAdministeredAndBelongsToOneInterface() {
        List<String> macs = SampleCluster.redfishEndpoints().stream()
                .flatMap(endpoint -> endpoint.path("Systems").values().stream())
                .filter(system -> system.has("power")) // a system that is listed twice counts once
                .flatMap(system -> system.path("ethernet_interfaces").values().stream())
                .map(each -> each.path("mac").asString())
                .toList();
        assertThat(macs).hasSize(32).doesNotHaveDuplicates().allMatch(mac -> mac.matches("02(:[0-9A-F]{2}){5}"));
        assertThat(macs).contains(SampleCluster.FIRST_MAC);
    }

    @Test
    void everyMemberOfAGroupIsANode() {
        List<String> nodes = SampleCluster.components().path("Components").values().stream()
                .map(node -> node.path("ID").asString())
                .toList();
        assertThat(SampleCluster.groups()).allSatisfy(group -> assertThat(
                        group.path("members").path("ids").values())
                .extracting(JsonNode::asString)
                .isSubsetOf(nodes));
    }

    @Test
    void whatCloudInitKnowsAsAGroupIsAGroupOfTheInventory() {
        assertThat(SampleCluster.cloudInitGroups())
                .extracting(group -> group.path("name").asString())
                .containsExactlyInAnyOrderElementsOf(SampleCluster.groups().stream()
                        .map(group -> group.path("label").asString())
                        .toList());
    }
}
