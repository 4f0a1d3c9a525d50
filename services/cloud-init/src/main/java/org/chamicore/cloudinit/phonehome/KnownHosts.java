package org.chamicore.cloudinit.phonehome;

import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chamicore.cloudinit.directory.Directory;
import org.chamicore.cloudinit.directory.Node;
import org.chamicore.cloudinit.merge.Merge;
import org.chamicore.cloudinit.merge.NodeMerge;

/**
 * The host keys that nodes reported, in the format of {@code known_hosts} of OpenSSH (sshd(8)). The names are those that this
 * service gives to a node and the addresses those of the inventory: what a node calls itself counts for nothing here.
 */
final class KnownHosts {

    private static final Pattern KEY =
            Pattern.compile("(ssh-[a-z0-9@.-]+|ecdsa-[a-z0-9@.-]+)\\s+([A-Za-z0-9+/=]+)(\\s.*)?");

    private KnownHosts() {}

    /** A line for each key, ordered by node; nodes that are gone are left out. */
    static String of(List<PhoneHome> reports, Directory directory) {
        StringBuilder lines = new StringBuilder();
        for (PhoneHome report : reports) {
            Optional<Node> node = directory.find(report.id());
            node.ifPresent(each -> {
                String names = String.join(",", names(each, directory));
                keys(report.hostKeys())
                        .forEach(key ->
                                lines.append(names).append(' ').append(key).append('\n'));
            });
        }
        return lines.toString();
    }

    private static Set<String> names(Node node, Directory directory) {
        Merge told = NodeMerge.of(node, directory.configuration());
        Set<String> names = new LinkedHashSet<>();
        names.add(told.text(NodeMerge.LOCAL_HOSTNAME));
        names.add(told.text(NodeMerge.HOSTNAME));
        names.add(node.id().value());
        node.addresses().stream().map(InetAddress::getHostAddress).forEach(names::add);
        return names;
    }

    /** Without their comments. */
    private static List<String> keys(HostKeys keys) {
        return Stream.of(keys.ed25519(), keys.ecdsa(), keys.rsa())
                .map(KEY::matcher)
                .filter(Matcher::matches)
                .map(key -> key.group(1) + " " + key.group(2))
                .toList();
    }
}
