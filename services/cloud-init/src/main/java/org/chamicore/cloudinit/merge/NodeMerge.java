package org.chamicore.cloudinit.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.chamicore.cloudinit.addition.Additions;
import org.chamicore.cloudinit.addition.NetworkConfig;
import org.chamicore.cloudinit.addition.Subnet;
import org.chamicore.cloudinit.defaults.ClusterDefaults;
import org.chamicore.cloudinit.directory.Configuration;
import org.chamicore.cloudinit.directory.Node;
import org.chamicore.cloudinit.group.Group;
import org.chamicore.cloudinit.instance.Instance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The levels of one node, the weakest first: what is generated, the cluster's defaults, its groups in the inventory's order, which
 * is also that of the include list, and the node's own instance.
 */
public final class NodeMerge {

    public static final String LOCAL_HOSTNAME = "local-hostname";
    public static final String HOSTNAME = "hostname";
    public static final String CLUSTER_NAME = "cluster-name";
    public static final String REGION = "region";
    public static final String AVAILABILITY_ZONE = "availability-zone";
    public static final String CLOUD_PROVIDER = "cloud-provider";
    public static final String INSTANCE_TYPE = "instance-type";
    public static final String INSTANCE_ID = "instance-id";
    public static final String BASE_URL = "base-url";
    public static final String RERUN_ON_CHANGE = "rerun-on-change";
    public static final String PUBLIC_KEYS = "public-keys.";
    public static final String EXTRA = "extra-meta-data.";
    public static final String NAMESERVERS = "network-config.nameservers";
    public static final String SEARCH = "network-config.search";
    public static final String SUBNETS = "network-config.subnets.";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String GENERATED = "generated";
    private static final String DEFAULTS = "defaults";
    private static final String GROUP = "group:";
    private static final String INSTANCE = "instance";

    private record Level(String name, Additions additions) {}

    private final Node node;
    private final Configuration configuration;
    private final Merge merge = new Merge();

    private NodeMerge(Node node, Configuration configuration) {
        this.node = node;
        this.configuration = configuration;
    }

    public static Merge of(Node node, Configuration configuration) {
        NodeMerge levels = new NodeMerge(node, configuration);
        levels.sayNames();
        levels.sayPlace();
        levels.sayKeys();
        levels.all().forEach(level -> levels.sayAdditions(level.name(), level.additions()));
        return levels.merge;
    }

    /** Their names, the weakest first. */
    public static List<String> levels(Node node) {
        List<String> names = new ArrayList<>(List.of(GENERATED, DEFAULTS));
        node.labels().forEach(label -> names.add(GROUP + label));
        names.add(INSTANCE);
        return names;
    }

    private List<Level> all() {
        List<Level> levels = new ArrayList<>();
        levels.add(new Level(DEFAULTS, configuration.defaults().additions()));
        for (String label : node.labels()) {
            configuration
                    .group(label)
                    .map(Group::additions)
                    .ifPresent(additions -> levels.add(new Level(GROUP + label, additions)));
        }
        levels.add(new Level(INSTANCE, node.instance().additions()));
        return levels;
    }

    private void sayNames() {
        ClusterDefaults defaults = configuration.defaults();
        Instance instance = node.instance();
        String name = HostName.of(node, defaults);
        merge.say(GENERATED, INSTANCE_ID, node.id().derivedInstanceId())
                .say(INSTANCE, INSTANCE_ID, instance.instanceId())
                .say(GENERATED, LOCAL_HOSTNAME, name)
                .say(INSTANCE, LOCAL_HOSTNAME, instance.localHostname())
                .say(GENERATED, HOSTNAME, defaults.domain().isEmpty() ? name : name + "." + defaults.domain())
                .say(INSTANCE, HOSTNAME, instance.hostname());
    }

    private void sayPlace() {
        ClusterDefaults defaults = configuration.defaults();
        Instance instance = node.instance();
        merge.say(DEFAULTS, CLUSTER_NAME, defaults.clusterName())
                .say(INSTANCE, CLUSTER_NAME, instance.clusterName())
                .say(DEFAULTS, REGION, defaults.region())
                .say(INSTANCE, REGION, instance.region())
                .say(DEFAULTS, AVAILABILITY_ZONE, defaults.availabilityZone())
                .say(INSTANCE, AVAILABILITY_ZONE, instance.availabilityZone())
                .say(DEFAULTS, CLOUD_PROVIDER, defaults.cloudProvider())
                .say(INSTANCE, CLOUD_PROVIDER, instance.cloudProvider())
                .say(INSTANCE, INSTANCE_TYPE, instance.instanceType())
                .say(DEFAULTS, BASE_URL, defaults.baseUrl())
                .say(INSTANCE, BASE_URL, instance.baseUrl());
    }

    /** Both lists hold, one behind the other, so no key loses. */
    private void sayKeys() {
        List<String> ofAll = configuration.defaults().publicKeys();
        List<String> own = node.instance().publicKeys();
        for (int nr = 0; nr < ofAll.size(); nr++) {
            merge.say(DEFAULTS, PUBLIC_KEYS + nr, ofAll.get(nr));
        }
        for (int nr = 0; nr < own.size(); nr++) {
            merge.say(INSTANCE, PUBLIC_KEYS + (ofAll.size() + nr), own.get(nr));
        }
    }

    private void sayAdditions(String level, Additions additions) {
        TreeMap<String, JsonNode> extra = new TreeMap<>();
        additions.metaData().forEachEntry(extra::put);
        extra.forEach((key, value) -> merge.say(level, EXTRA + key, value));
        if (additions.rerunOnChange() != null) {
            merge.say(level, RERUN_ON_CHANGE, JSON.booleanNode(additions.rerunOnChange()));
        }
        NetworkConfig network = additions.networkOrNone();
        sayList(level, NAMESERVERS, network.nameservers());
        sayList(level, SEARCH, network.search());
        for (Subnet subnet : network.subnets()) {
            subnet.range().ifPresent(range -> merge.say(level, SUBNETS + range.canonical(), value(subnet)));
        }
    }

    private void sayList(String level, String key, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode list = JSON.arrayNode();
            values.forEach(list::add);
            merge.say(level, key, list);
        }
    }

    private static JsonNode value(Subnet subnet) {
        ObjectNode value = JSON.objectNode();
        if (!subnet.gateway().isEmpty()) {
            value.put("gateway", subnet.gateway());
        }
        if (subnet.mtu() != null) {
            value.put("mtu", subnet.mtu());
        }
        return value;
    }
}
