package org.chamicore.cloudinit.document;

import static org.chamicore.cloudinit.input.Given.or;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.chamicore.cloudinit.defaults.ClusterDefaults;
import org.chamicore.cloudinit.directory.Configuration;
import org.chamicore.cloudinit.directory.Node;
import org.chamicore.cloudinit.group.Group;
import org.chamicore.cloudinit.instance.Instance;
import org.chamicore.cloudinit.yaml.YamlText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document {@code meta-data}: who the node is. Templates on the nodes reach into it, so names and order of its keys are
 * fixed; a group's own keys are sorted.
 */
final class MetaData {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String FORMAT_VERSION = "1.0";

    private final Node node;
    private final Instance instance;
    private final ClusterDefaults defaults;
    private final Configuration configuration;

    private MetaData(Node node, Configuration configuration) {
        this.node = node;
        this.configuration = configuration;
        instance = node.instance();
        defaults = configuration.defaults();
    }

    static String of(Node node, Configuration configuration) {
        return YamlText.of(new MetaData(node, configuration).document());
    }

    private ObjectNode document() {
        String generated = HostName.of(node, defaults);
        ObjectNode document = JSON.objectNode()
                .put("instance-id", node.instanceId())
                .put("local-hostname", or(instance.localHostname(), generated))
                .put("hostname", or(instance.hostname(), generated))
                .put("cluster-name", clusterName());
        document.putObject("instance_data").set("v1", instanceData());
        return document;
    }

    private ObjectNode instanceData() {
        ObjectNode data = JSON.objectNode();
        putUnlessBlank(data, "availability_zone", or(instance.availabilityZone(), defaults.availabilityZone()));
        data.put("instance_id", node.instanceId());
        putUnlessBlank(data, "instance_type", instance.instanceType());
        putUnlessBlank(data, "region", or(instance.region(), defaults.region()));
        data.put("local_ipv4", localIpv4());
        putUnlessBlank(data, "cloud_provider", or(instance.cloudProvider(), defaults.cloudProvider()));
        List<String> keys = new ArrayList<>(defaults.publicKeys());
        keys.addAll(instance.publicKeys());
        if (!keys.isEmpty()) {
            keys.forEach(data.putArray("public_keys")::add);
        }
        data.set("vendor_data", vendorData());
        return data;
    }

    private ObjectNode vendorData() {
        ObjectNode data = JSON.objectNode().put("version", FORMAT_VERSION);
        putUnlessBlank(data, "cloud_init_base_url", BaseUrl.configured(node, configuration));
        putUnlessBlank(data, "cluster_name", clusterName());
        ObjectNode groups = data.putObject("groups");
        node.labels().stream().sorted().forEach(label -> groups.set(label, group(label)));
        return data;
    }

    private ObjectNode group(String label) {
        TreeMap<String, JsonNode> entries = new TreeMap<>();
        String description = configuration.group(label).map(Group::description).orElse("");
        entries.put("Description", JSON.stringNode(or(description, "No description Found")));
        configuration.group(label).ifPresent(group -> group.metaData()
                .forEachEntry((key, value) -> entries.put(key, sorted(value))));
        return JSON.objectNode().setAll(entries);
    }

    private static JsonNode sorted(JsonNode value) {
        if (value.isObject()) {
            TreeMap<String, JsonNode> entries = new TreeMap<>();
            value.forEachEntry((key, each) -> entries.put(key, sorted(each)));
            return JSON.objectNode().setAll(entries);
        }
        if (value.isArray()) {
            var items = JSON.arrayNode();
            value.forEach(item -> items.add(sorted(item)));
            return items;
        }
        return value;
    }

    private String clusterName() {
        return or(instance.clusterName(), defaults.clusterName());
    }

    private String localIpv4() {
        return node.addresses().stream()
                .filter(Inet4Address.class::isInstance)
                .findFirst()
                .map(InetAddress::getHostAddress)
                .orElse("");
    }

    private static void putUnlessBlank(ObjectNode object, String key, String value) {
        if (!value.isEmpty()) {
            object.put(key, value);
        }
    }
}
