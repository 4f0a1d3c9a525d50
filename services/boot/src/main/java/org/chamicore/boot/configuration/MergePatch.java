package org.chamicore.boot.configuration;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7396) of objects. */
final class MergePatch {

    private MergePatch() {}

    /** {@code target} with {@code patch} over it; neither is changed. No patch leaves the target as it is. */
    static @Nullable ObjectNode apply(@Nullable ObjectNode target, @Nullable ObjectNode patch) {
        return patch == null ? target : merged(target, patch);
    }

    private static ObjectNode merged(@Nullable JsonNode target, ObjectNode patch) {
        ObjectNode result =
                target instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            String name = member.getKey();
            switch (member.getValue()) {
                case ObjectNode deeper -> result.set(name, merged(result.get(name), deeper));
                case JsonNode gone when gone.isNull() -> result.remove(name);
                case JsonNode value -> result.set(name, value.deepCopy());
            }
        }
        return result;
    }
}
