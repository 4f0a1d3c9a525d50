package org.chamicore.cloudinit.merge;

import org.chamicore.cloudinit.defaults.ClusterDefaults;
import org.chamicore.cloudinit.defaults.HostnamePattern;
import org.chamicore.cloudinit.directory.Node;

/** Generated host names: by the site's pattern, or a prefix and the node's number, filled up with zeros. */
final class HostName {

    private static final int DEFAULT_DIGITS = 4;
    private static final int CLUSTER_LETTERS = 2;

    private HostName() {}

    /** A node without a number is called by its id, for two of them must not share a name. */
    static String of(Node node, ClusterDefaults defaults) {
        if (!defaults.hostnamePattern().isEmpty()) {
            return HostnamePattern.fill(defaults.hostnamePattern(), node.id(), node.nid())
                    .orElse(node.id().value());
        }
        if (node.nid().isEmpty()) {
            return node.id().value();
        }
        Integer digits = defaults.nidLength();
        String number = Long.toString(node.nid().getAsLong());
        String zeros = "0".repeat(Math.max(0, (digits == null ? DEFAULT_DIGITS : digits) - number.length()));
        return prefix(defaults) + zeros + number;
    }

    private static String prefix(ClusterDefaults defaults) {
        if (!defaults.shortName().isEmpty()) {
            return defaults.shortName();
        }
        String cluster = defaults.clusterName();
        int letters = Math.min(CLUSTER_LETTERS, cluster.codePointCount(0, cluster.length()));
        return cluster.substring(0, cluster.offsetByCodePoints(0, letters));
    }
}
