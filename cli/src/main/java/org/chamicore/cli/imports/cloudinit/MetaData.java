package org.chamicore.cli.imports.cloudinit;

import java.util.List;
import org.chamicore.cli.imports.Json;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A node's meta-data as the former server made it, and what an operator must have said for it to be so. */
final class MetaData {

    private static final int DIGITS = 4;

    private final JsonNode document;

    private MetaData(JsonNode document) {
        this.document = document;
    }

    static MetaData read(String yaml) {
        try {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return new MetaData(JsonMapper.shared().valueToTree(read));
        } catch (YAMLException broken) {
            return new MetaData(Json.object());
        }
    }

    /** Blank where the document has none. */
    String instanceId() {
        return Json.text(document, "instance-id");
    }

    /**
     * The node's instance information: what the defaults do not explain. Region, zone, provider and cluster name of an instance are
     * in no document, so they cannot be found out.
     *
     * @param nid the node's number, 0 where it has none
     */
    ObjectNode instance(JsonNode defaults, long nid) {
        JsonNode v1 = document.at("/instance_data/v1");
        ObjectNode instance = Json.object().put("instance-id", instanceId());
        String generated = generatedName(defaults, nid);
        for (String name : List.of("local-hostname", "hostname")) {
            if (!Json.text(document, name).equals(generated)) {
                Json.set(instance, name, document.path(name));
            }
        }
        Json.set(instance, "instance-type", v1.path("instance_type"));
        JsonNode baseUrl = v1.at("/vendor_data/cloud_init_base_url");
        if (!baseUrl.equals(defaults.path("base-url"))) {
            Json.set(instance, "cloud-init-base-url", baseUrl);
        }
        List<JsonNode> own = v1.path("public_keys")
                .valueStream()
                .skip(defaults.path("public-keys").size())
                .toList();
        if (!own.isEmpty()) {
            instance.set("public-keys", Json.array(own.stream()));
        }
        return instance;
    }

    /** The short name, or the first two letters of the cluster's, and the number with zeros before it. */
    private static String generatedName(JsonNode defaults, long nid) {
        String shortName = Json.text(defaults, "short-name");
        String cluster = Json.text(defaults, "cluster-name");
        String prefix = shortName.isEmpty() ? cluster.substring(0, Math.min(2, cluster.length())) : shortName;
        int digits = defaults.path("nid-length").asInt(0);
        String number = Long.toString(nid);
        return prefix + "0".repeat(Math.max(0, (digits == 0 ? DIGITS : digits) - number.length())) + number;
    }
}
