package org.chamicore.cli.imports.cloudinit;

import java.util.Map;
import java.util.TreeMap;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.imports.Destination;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.Source;
import tools.jackson.databind.JsonNode;

/**
 * A running cloud-init server, asked by its API ({@code /admin/groups}, {@code /admin/cluster-defaults}). It shows instance
 * information to nobody; where impersonation is on, the meta-data of each node that Chamicore knows tells most of it.
 */
final class CloudInitServer implements Source {

    private final Api server;
    private final String path;
    private final Destination to;

    /** @param path before {@code /admin}, such as {@code /cloud-init}; blank where there is none */
    CloudInitServer(Api server, String path, Destination to) {
        this.server = server;
        this.path = path;
        this.to = to;
    }

    @Override
    public void read(Taker taker) {
        JsonNode defaults = get("/admin/cluster-defaults").orRefuse().json();
        Map<String, JsonNode> groups = new TreeMap<>();
        get("/admin/groups")
                .orRefuse()
                .json()
                .propertyStream()
                .forEach(each -> groups.put(each.getKey(), each.getValue()));
        new Settings(defaults, groups, instances(defaults, taker)).handTo(taker, to);
    }

    private Map<String, JsonNode> instances(JsonNode defaults, Taker taker) {
        Map<String, JsonNode> instances = new TreeMap<>();
        JsonNode nodes = to.inventory()
                .get("/hsm/v2/State/Components?type=Node")
                .orRefuse()
                .json()
                .path("Components");
        for (JsonNode node : nodes) {
            String id = Json.text(node, "ID");
            Answer answer = metaData(id);
            if (!answer.isSuccess()) {
                leave(
                        taker,
                        id,
                        "the server does not show its meta-data (%d): is impersonation on?".formatted(answer.status()));
                continue;
            }
            MetaData read = MetaData.read(answer.body());
            // A server that keeps nothing of a node makes its instance id up for each request.
            if (read.instanceId().isEmpty()
                    || !read.instanceId()
                            .equals(MetaData.read(metaData(id).body()).instanceId())) {
                leave(taker, id, "the server keeps no instance id of it");
            } else {
                instances.put(id, read.instance(defaults, node.path("NID").asLong(0)));
            }
        }
        return instances;
    }

    private static void leave(Taker taker, String id, String reason) {
        taker.leave(Settings.INSTANCES, id, reason);
    }

    private Answer metaData(String node) {
        return get("/admin/impersonation/%s/meta-data".formatted(node));
    }

    private Answer get(String rest) {
        return server.get(path + rest);
    }
}
