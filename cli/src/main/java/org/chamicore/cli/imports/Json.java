package org.chamicore.cli.imports;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.cli.console.RefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON documents, as sources and kinds make and take them. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An object with one member. */
    public static ObjectNode object(String member, JsonNode value) {
        ObjectNode object = object();
        object.set(member, value);
        return object;
    }

    public static ArrayNode array(Stream<? extends JsonNode> elements) {
        ArrayNode array = MAPPER.createArrayNode();
        elements.forEach(array::add);
        return array;
    }

    public static ArrayNode texts(Stream<String> elements) {
        ArrayNode array = MAPPER.createArrayNode();
        elements.forEach(array::add);
        return array;
    }

    /** @throws RefusedException when it is no JSON; it does not show the text, which may hold a secret */
    public static JsonNode read(String text, String what) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException broken) {
            throw new RefusedException("%s is no JSON".formatted(what));
        }
    }

    /** Sets a member unless there is nothing to say: blank text says nothing. */
    public static void set(ObjectNode object, String member, JsonNode value) {
        if (!value.isNull() && !value.isMissingNode() && !value.asString("-").isEmpty()) {
            object.set(member, value);
        }
    }

    /** Takes members over under their new names, those that say something. */
    public static ObjectNode renamed(JsonNode from, Map<String, String> names) {
        ObjectNode object = object();
        names.forEach((before, after) -> set(object, after, from.path(before)));
        return object;
    }

    /** The objects of a list by what names them. */
    public static Map<String, JsonNode> byId(JsonNode list, Function<JsonNode, String> id) {
        return list.valueStream().collect(Collectors.toMap(id, Function.identity(), (first, second) -> first));
    }

    public static String text(JsonNode object, String member) {
        return object.path(member).asString("");
    }
}
