package org.chamicore.cli.node;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.chamicore.cli.http.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a part of a node looks like.
 *
 * @param json an object, or null where there is no such part; a field that is null is known to be unset, one that is missing does not
 *     matter
 * @param version for a write that depends on it; blank where the API has none
 */
record Image(JsonNode json, String version) {

    static final JsonNode NOTHING = JsonNodeFactory.instance.nullNode();
    private static final JsonMapper JSON = JsonMapper.shared();

    static Image none() {
        return new Image(NOTHING, "");
    }

    /** The named fields of what an API shows. */
    static Image of(JsonNode shown, Collection<String> fields, String version) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        fields.forEach(field -> kept.set(field, orNull(shown.path(field))));
        return new Image(kept, version);
    }

    /** The named fields of the one thing that was asked for; none where there is none. */
    static Image of(Answer answer, Collection<String> fields) {
        return answer.status() == 404 ? none() : of(answer.orRefuse().json(), fields, answer.version());
    }

    /** One that is wanted. */
    static JsonNode wanted(Map<String, ?> fields) {
        return JSON.readTree(JSON.writeValueAsString(fields));
    }

    boolean isNone() {
        return json.isNull();
    }

    /** Whether this looks as {@code wanted} says, apart from fields that change by themselves. */
    boolean agreesWith(JsonNode wanted, Set<String> restless) {
        return (isNone() || wanted.isNull())
                ? isNone() && wanted.isNull()
                : wanted.properties().stream()
                        .filter(field -> !restless.contains(field.getKey()))
                        .allMatch(field -> orNull(field.getValue()).equals(orNull(json.path(field.getKey()))));
    }

    /** A request's body with the fields that are set. */
    static String body(JsonNode wanted) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        wanted.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> body.set(field.getKey(), field.getValue()));
        return body.toString();
    }

    private static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? NOTHING : value;
    }
}
