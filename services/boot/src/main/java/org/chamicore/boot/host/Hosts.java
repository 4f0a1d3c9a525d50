package org.chamicore.boot.host;

import java.util.Comparator;
import java.util.List;
import org.chamicore.boot.directory.CurrentDirectory;
import org.chamicore.boot.node.Node;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The nodes as booting sees them, in the form that clients know. */
@Component
public class Hosts {

    private final CurrentDirectory directory;
    private final JsonMapper json;

    Hosts(CurrentDirectory directory, JsonMapper json) {
        this.directory = directory;
        this.json = json;
    }

    /** In the order of xnames. */
    public List<JsonNode> all() {
        return directory
                .getComplete()
                .nodes()
                .sorted(Comparator.comparing(Node::xname))
                .map(this::host)
                .toList();
    }

    /** The component as the inventory shows it, and what else the inventory knows of it. */
    JsonNode host(Node node) {
        ObjectNode host = (ObjectNode) json.readTree(node.json().orElseThrow());
        host.put("FQDN", node.fqdn());
        host.set("MAC", json.valueToTree(node.macs()));
        host.put("EndpointEnabled", node.isEndpointEnabled());
        return host;
    }
}
