package org.chamicore.cloudinit.document;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chamicore.cloudinit.directory.Node;
import org.chamicore.cloudinit.inventory.NetworkInterface;
import org.chamicore.cloudinit.merge.Merge;
import org.chamicore.cloudinit.merge.NodeMerge;
import org.chamicore.cloudinit.yaml.YamlText;
import org.chamicore.web.address.IpAddress;
import org.chamicore.web.address.Network;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document {@code network-config}, version 2: every interface that the inventory has of the node, with the addresses whose
 * network somebody configured. An interface without such an address is named and left alone. Empty where no address has a
 * network, so that the node decides by itself.
 */
final class NetworkDocument {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Comparator<Subnet> LONGEST_PREFIX =
            Comparator.comparingInt(subnet -> subnet.range().prefix());

    private record Subnet(Network range, JsonNode settings) {

        Optional<InetAddress> router() {
            return IpAddress.parse(settings.path("gateway").asString(""));
        }
    }

    private final Node node;
    private final Merge merge;
    private final List<Subnet> subnets = new ArrayList<>();
    private boolean leadsOutOver4;
    private boolean leadsOutOver6;

    private NetworkDocument(Node node, Merge merge) {
        this.node = node;
        this.merge = merge;
        merge.under(NodeMerge.SUBNETS)
                .forEach((cidr, settings) -> subnets.add(new Subnet(Network.valueOf(cidr), settings)));
    }

    static String of(Node node, Merge merge) {
        return new NetworkDocument(node, merge).text();
    }

    private String text() {
        ObjectNode ethernets = JSON.objectNode();
        boolean any = false;
        for (NetworkInterface each : node.interfaces()) {
            if (!each.mac().isEmpty()) {
                ObjectNode ethernet = ethernet(each);
                any |= ethernet.has("addresses");
                ethernets.set("nic-" + each.id(), ethernet);
            }
        }
        if (!any) {
            return "";
        }
        ObjectNode document = JSON.objectNode().put("version", 2);
        document.set("ethernets", ethernets);
        return YamlText.of(document);
    }

    private ObjectNode ethernet(NetworkInterface nic) {
        ObjectNode ethernet = JSON.objectNode();
        ethernet.putObject("match").put("macaddress", nic.mac());
        ArrayNode addresses = JSON.arrayNode();
        ArrayNode routes = JSON.arrayNode();
        for (InetAddress address : nic.addresses()) {
            subnet(address).ifPresent(subnet -> {
                addresses.add("%s/%d"
                        .formatted(address.getHostAddress(), subnet.range().prefix()));
                subnet.router().ifPresent(router -> leadOut(router, routes));
                if (subnet.settings().has("mtu")) {
                    ethernet.set("mtu", subnet.settings().path("mtu"));
                }
            });
        }
        if (addresses.isEmpty()) {
            return ethernet.put("optional", true);
        }
        ethernet.set("addresses", addresses);
        if (!routes.isEmpty()) {
            ethernet.set("routes", routes);
        }
        nameservers().ifPresent(names -> ethernet.set("nameservers", names));
        return ethernet;
    }

    private Optional<Subnet> subnet(InetAddress address) {
        return subnets.stream()
                .filter(subnet -> subnet.range().contains(address))
                .max(LONGEST_PREFIX);
    }

    /** One way out per family: the first that the order of the interfaces gives. */
    private void leadOut(InetAddress router, ArrayNode routes) {
        boolean over4 = router instanceof Inet4Address;
        if (over4 ? leadsOutOver4 : leadsOutOver6) {
            return;
        }
        leadsOutOver4 |= over4;
        leadsOutOver6 |= !over4;
        routes.addObject().put("to", over4 ? "0.0.0.0/0" : "::/0").put("via", router.getHostAddress());
    }

    private Optional<ObjectNode> nameservers() {
        ObjectNode names = JSON.objectNode();
        merge.value(NodeMerge.NAMESERVERS).ifPresent(list -> names.set("addresses", list));
        merge.value(NodeMerge.SEARCH).ifPresent(list -> names.set("search", list));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }
}
