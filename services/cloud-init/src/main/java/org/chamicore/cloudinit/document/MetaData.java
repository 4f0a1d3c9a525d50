package org.chamicore.cloudinit.document;

import static org.chamicore.cloudinit.input.Given.or;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.TreeMap;
import org.chamicore.cloudinit.cloudconfig.MergedParts;
import org.chamicore.cloudinit.directory.Configuration;
import org.chamicore.cloudinit.directory.Node;
import org.chamicore.cloudinit.group.Group;
import org.chamicore.cloudinit.merge.Merge;
import org.chamicore.cloudinit.merge.NodeMerge;
import org.chamicore.cloudinit.yaml.YamlText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document {@code meta-data}: who the node is. Templates on the nodes reach into it, so names and order of its keys are
 * fixed; a group's own keys are sorted. Behind them stand the keys that cloud-init itself reads at the top, and what the site
 * adds.
 */
final class MetaData {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String FORMAT_VERSION = "1.0";

    private final Node node;
    private final Merge merge;
    private final Configuration configuration;
    private final String instanceId;

    private MetaData(Node node, Merge merge, Configuration configuration, String instanceId) {
        this.node = node;
        this.merge = merge;
        this.configuration = configuration;
        this.instanceId = instanceId;
    }

    static ObjectNode of(Node node, Merge merge, Configuration configuration, String instanceId) {
        return new MetaData(node, merge, configuration, instanceId).document();
    }

    static String text(ObjectNode document) {
        return YamlText.of(document);
    }

    /** Reads a document back, as a node does. */
    static ObjectNode parsed(byte[] document) {
        return MergedParts.parsed(new String(document, StandardCharsets.UTF_8));
    }

    private ObjectNode document() {
        ObjectNode document = JSON.objectNode()
                .put("instance-id", instanceId)
                .put("local-hostname", merge.text(NodeMerge.LOCAL_HOSTNAME))
                .put("hostname", merge.text(NodeMerge.HOSTNAME))
                .put("cluster-name", merge.text(NodeMerge.CLUSTER_NAME));
        document.putObject("instance_data").set("v1", instanceData());
        putUnlessBlank(document, "availability-zone", merge.text(NodeMerge.AVAILABILITY_ZONE));
        putUnlessBlank(document, "region", merge.text(NodeMerge.REGION));
        putUnlessBlank(document, "cloud-name", merge.text(NodeMerge.CLOUD_PROVIDER));
        Collection<JsonNode> keys = merge.under(NodeMerge.PUBLIC_KEYS).values();
        if (!keys.isEmpty()) {
            document.putArray("public-keys").addAll(keys);
        }
        merge.under(NodeMerge.EXTRA).forEach((key, value) -> document.set(key, sorted(value)));
        return document;
    }

    private ObjectNode instanceData() {
        ObjectNode data = JSON.objectNode();
        putUnlessBlank(data, "availability_zone", merge.text(NodeMerge.AVAILABILITY_ZONE));
        data.put("instance_id", instanceId);
        putUnlessBlank(data, "instance_type", merge.text(NodeMerge.INSTANCE_TYPE));
        putUnlessBlank(data, "region", merge.text(NodeMerge.REGION));
        data.put("local_ipv4", localIpv4());
        putUnlessBlank(data, "cloud_provider", merge.text(NodeMerge.CLOUD_PROVIDER));
        Collection<JsonNode> keys = merge.under(NodeMerge.PUBLIC_KEYS).values();
        if (!keys.isEmpty()) {
            data.putArray("public_keys").addAll(keys);
        }
        data.set("vendor_data", vendorData());
        return data;
    }

    private ObjectNode vendorData() {
        ObjectNode data = JSON.objectNode().put("version", FORMAT_VERSION);
        putUnlessBlank(data, "cloud_init_base_url", BaseUrl.trimmed(merge.text(NodeMerge.BASE_URL)));
        putUnlessBlank(data, "cluster_name", merge.text(NodeMerge.CLUSTER_NAME));
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
            ArrayNode items = JSON.arrayNode();
            value.forEach(item -> items.add(sorted(item)));
            return items;
        }
        return value;
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
