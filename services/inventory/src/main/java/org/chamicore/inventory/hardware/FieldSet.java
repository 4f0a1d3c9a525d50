package org.chamicore.inventory.hardware;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.wire.StoredJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields by which a piece of hardware is described, in the order in which they are shown. One that was not told is shown
 * all the same, as nothing of its kind, unless it is optional.
 */
final class FieldSet {

    private enum Kind {
        TEXT("a text"),
        NUMBER("a number"),
        TRUTH("true or false"),
        ANY("an object");

        private final String article;

        Kind(String article) {
            this.article = article;
        }
    }

    private record Field(
            String name,
            Kind kind,
            boolean optional,
            @Nullable FieldSet parts) {

        /** Reads {@code Name}, with {@code ?} behind it where optional and {@code #}, {@code !} or {@code *} where no text. */
        static Field of(String text) {
            Kind kind =
                    switch (text.charAt(text.length() - 1)) {
                        case '#' -> Kind.NUMBER;
                        case '!' -> Kind.TRUTH;
                        case '*' -> Kind.ANY;
                        default -> Kind.TEXT;
                    };
            return new Field(text.replaceFirst("\\W+$", ""), kind, text.contains("?"), null);
        }
    }

    private final List<Field> fields;

    private FieldSet(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    /**
     * The names of fields: {@code Name} is a text, {@code Name#} a number, {@code Name!} a truth value, {@code Name*} any
     * object; {@code ?} before that marks what is left out where it is not told.
     */
    static FieldSet of(String... names) {
        return new FieldSet(Arrays.stream(names).map(Field::of).toList());
    }

    FieldSet and(String... names) {
        return joined(of(names).fields);
    }

    /** This set and a field that is an object of its own. */
    FieldSet with(String name, FieldSet parts) {
        return joined(List.of(new Field(name, Kind.ANY, false, parts)));
    }

    private FieldSet joined(List<Field> more) {
        List<Field> all = new ArrayList<>(fields);
        all.addAll(more);
        return new FieldSet(all);
    }

    /**
     * Takes what it knows out of an object, whatever else is in there.
     *
     * @throws InvalidItemException when a field is of another kind, or cannot be kept
     */
    ObjectNode read(JsonNode object) {
        Map<String, JsonNode> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        for (Field field : fields) {
            JsonNode told = members.get(field.name());
            JsonNode value = value(field, told == null || told.isNull() ? null : told);
            if (!field.optional() || !isNothing(value)) {
                known.set(field.name(), value);
            }
        }
        return known;
    }

    private static JsonNode value(Field field, @Nullable JsonNode told) {
        if (told != null && !isOfKind(field.kind(), told)) {
            throw new InvalidItemException(field.name(), "%s must be %s".formatted(field.name(), field.kind().article));
        }
        if (field.parts() != null) {
            try {
                return field.parts().read(told == null ? JsonNodeFactory.instance.objectNode() : told);
            } catch (InvalidItemException invalid) {
                throw invalid.within(field.name());
            }
        }
        if (told == null) {
            return nothing(field.kind());
        }
        StoredJson.read(field.name(), told);
        return told;
    }

    private static boolean isOfKind(Kind kind, JsonNode told) {
        return switch (kind) {
            case TEXT -> told.isString();
            case NUMBER -> told.isNumber();
            case TRUTH -> told.isBoolean();
            case ANY -> told.isObject();
        };
    }

    private static JsonNode nothing(Kind kind) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (kind) {
            case TEXT -> nodes.stringNode("");
            case NUMBER -> nodes.numberNode(0);
            case TRUTH -> nodes.booleanNode(false);
            case ANY -> nodes.nullNode();
        };
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || (value.isString() && value.asString().isEmpty())
                || (value.isNumber() && value.asDouble() == 0)
                || (value.isObject() && value.isEmpty());
    }
}
