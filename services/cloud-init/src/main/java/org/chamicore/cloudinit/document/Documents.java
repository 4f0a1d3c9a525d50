package org.chamicore.cloudinit.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.chamicore.cloudinit.directory.Configuration;
import org.chamicore.cloudinit.directory.GroupContent;
import org.chamicore.cloudinit.directory.Node;
import org.chamicore.cloudinit.gateway.TokenPath;
import org.chamicore.cloudinit.input.Given;
import org.chamicore.cloudinit.merge.Merge;
import org.chamicore.cloudinit.merge.NodeMerge;
import tools.jackson.databind.node.ObjectNode;

/** What one node is told, as long as neither the node nor the configuration is another. Nobody changes the arrays. */
final class Documents {

    private static final int MARK_BYTES = 4;

    private final String instanceId;
    private final byte[] metaData;
    private final byte[] networkConfig;
    private final String baseUrl;
    private final List<GroupContent> includes;

    private Documents(String instanceId, byte[] metaData, byte[] networkConfig, VendorData vendorData) {
        this.instanceId = instanceId;
        this.metaData = metaData;
        this.networkConfig = networkConfig;
        baseUrl = vendorData.baseUrl();
        includes = vendorData.includes();
    }

    static Documents of(Node node, Configuration configuration) {
        Merge merge = NodeMerge.of(node, configuration);
        String instanceId = merge.text(NodeMerge.INSTANCE_ID);
        ObjectNode metaData = MetaData.of(node, merge, configuration, instanceId);
        byte[] network = utf8(NetworkDocument.of(node, merge));
        VendorData vendorData = VendorData.of(node, merge, configuration);
        if (merge.isTrue(NodeMerge.RERUN_ON_CHANGE)) {
            instanceId += "-" + mark(metaData, network, vendorData.includes());
            metaData = MetaData.of(node, merge, configuration, instanceId);
        }
        return new Documents(instanceId, utf8(MetaData.text(metaData)), network, vendorData);
    }

    String instanceId() {
        return instanceId;
    }

    byte[] metaData() {
        return metaData;
    }

    byte[] networkConfig() {
        return networkConfig;
    }

    /** @param fallbackBaseUrl where this service is, when neither instance nor defaults say */
    String vendorData(String fallbackBaseUrl) {
        return vendorData(fallbackBaseUrl, Optional.empty());
    }

    /**
     * As {@link #vendorData(String)}.
     *
     * @param token with which the node asks, and is to ask for what is included
     */
    String vendorData(String fallbackBaseUrl, Optional<String> token) {
        String base = BaseUrl.trimmed(Given.or(baseUrl, fallbackBaseUrl));
        return VendorData.text(token.map(each -> base + TokenPath.of(each)).orElse(base), includes);
    }

    /** Where the node finds a group's file. */
    String link(String fallbackBaseUrl, GroupContent content) {
        return VendorData.link(Given.or(baseUrl, fallbackBaseUrl), content);
    }

    private static String mark(ObjectNode metaData, byte[] network, List<GroupContent> includes) {
        MessageDigest digest = sha256();
        digest.update(utf8(MetaData.text(metaData)));
        digest.update(network);
        for (GroupContent include : includes) {
            digest.update(utf8("\n" + include.name() + "\n"));
            digest.update(include.document());
        }
        return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), MARK_BYTES));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
