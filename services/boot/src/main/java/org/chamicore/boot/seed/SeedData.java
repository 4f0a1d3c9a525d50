package org.chamicore.boot.seed;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.chamicore.boot.bootscript.Precedence;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.CloudInit;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.directory.Directory;
import org.chamicore.boot.node.Node;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cloud-init data of whoever asks: the node's own, over that of its subrole. Who is not known is given what {@code Default}
 * has.
 */
record SeedData(Directory directory, Optional<Node> node) {

    private static final Selector GLOBAL = Selector.tag("Global");
    private static final String HOST_NAME = "local-hostname";
    private static final String SUB_ROLE = "shasta-role";
    private static final int ID_BYTES = 6;

    static SeedData of(Directory directory, Optional<InetAddress> caller) {
        return new SeedData(directory, caller.flatMap(directory::findNode));
    }

    /** The node's boot configuration, and why it has that. */
    Optional<Precedence.Choice> choice() {
        return node.map(known -> Precedence.choose(directory, known, Selector.of(known.xname())))
                .orElseGet(() -> directory
                        .findConfiguration(Selector.DEFAULT)
                        .map(found -> new Precedence.Choice(Selector.DEFAULT, found)));
    }

    ObjectNode metaData() {
        ObjectNode own = own(CloudInit::metaData);
        own.put("instance-id", instanceId());
        node.ifPresent(known -> {
            putNew(own, HOST_NAME, known.xname().value());
            putNew(own, "shasta-type", known.role());
            putNew(own, SUB_ROLE, known.subRole());
        });
        ObjectNode all = over(ofSubRole(own, CloudInit::metaData), own);
        all.set("Global", data(directory.findConfiguration(GLOBAL), CloudInit::metaData));
        return all;
    }

    ObjectNode userData() {
        ObjectNode metaData = metaData();
        ObjectNode all = over(ofSubRole(metaData, CloudInit::userData), own(CloudInit::userData));
        if (metaData.has(HOST_NAME) && !all.has(HOST_NAME)) {
            all.set(HOST_NAME, metaData.get(HOST_NAME));
        }
        return all;
    }

    /** The same at every boot, so that cloud-init does not take each for the first one of a new machine. */
    private String instanceId() {
        String name = node.map(known -> known.xname().value()).orElse("default");
        UUID digest = UUID.nameUUIDFromBytes(("chamicore:" + name).getBytes(StandardCharsets.UTF_8));
        return name + "-" + HexFormat.of().toHexDigits(digest.getMostSignificantBits(), 2 * ID_BYTES);
    }

    private ObjectNode own(Function<CloudInit, @Nullable ObjectNode> part) {
        return data(choice().map(Precedence.Choice::configuration), part);
    }

    private ObjectNode ofSubRole(ObjectNode own, Function<CloudInit, @Nullable ObjectNode> part) {
        String subRole = own.path(SUB_ROLE).asString("");
        return subRole.isEmpty()
                ? JsonNodeFactory.instance.objectNode()
                : data(directory.findConfiguration(Selector.tag(subRole)), part);
    }

    private static ObjectNode data(
            Optional<BootConfiguration> configuration, Function<CloudInit, @Nullable ObjectNode> part) {
        return configuration
                .map(found -> part.apply(found.parameters().cloudInit()))
                .map(ObjectNode::deepCopy)
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private static void putNew(ObjectNode object, String name, String value) {
        if (!value.isEmpty() && !object.has(name)) {
            object.put(name, value);
        }
    }

    /** {@code upper} over {@code lower}: objects are merged, anything else is replaced. */
    private static ObjectNode over(ObjectNode lower, ObjectNode upper) {
        ObjectNode merged = lower.deepCopy();
        upper.forEachEntry((name, value) -> {
            JsonNode below = merged.get(name);
            merged.set(
                    name,
                    below instanceof ObjectNode lowerObject && value instanceof ObjectNode upperObject
                            ? over(lowerObject, upperObject)
                            : value);
        });
        return merged;
    }
}
