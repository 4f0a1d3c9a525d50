package org.chamicore.inventory.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The parameters of a query that comes in a body: lists of texts under the names that they have in an address, in any letter case; null
 * is as if it were not there, and what nobody asks for may be anything.
 */
public final class BodyQuery {

    private final Map<String, Map.Entry<String, JsonNode>> members = new LinkedHashMap<>();

    private BodyQuery() {}

    public static BodyQuery of(JsonNode body) {
        if (!body.isObject()) {
            throw Refusal.at("body", "The body must be an object of the form wanted here");
        }
        BodyQuery query = new BodyQuery();
        body.properties().forEach(member -> query.members.put(member.getKey().toLowerCase(Locale.ROOT), member));
        return query;
    }

    /**
     * All values of a parameter, whose name is given in lower case; empty when it was not given.
     *
     * @throws ErrorResponseException when there is something else than a list of texts
     */
    public List<String> all(String name) {
        JsonNode value = value(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(name, "", "must be a list");
        }
        return IntStream.range(0, value.size())
                .mapToObj(index -> text(name, index, value.get(index)))
                .toList();
    }

    /** Whether a switch is on. */
    public boolean isOn(String name) {
        JsonNode value = value(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw wrong(name, "", "must be true or false");
        }
        return value.asBoolean(false);
    }

    private JsonNode value(String name) {
        Map.Entry<String, JsonNode> member = members.get(name);
        return member == null ? MissingNode.getInstance() : member.getValue();
    }

    private String text(String name, int index, JsonNode value) {
        String place = "[%d]".formatted(index);
        if (!value.isString()) {
            throw wrong(name, place, "must be a list of texts");
        }
        if (value.stringValue().indexOf('\0') >= 0) {
            throw wrong(name, place, "holds a character that no text may");
        }
        return value.stringValue();
    }

    private ErrorResponseException wrong(String name, String place, String rule) {
        Map.Entry<String, JsonNode> member = members.get(name);
        String field = member == null ? name : member.getKey();
        return Refusal.of(
                HttpStatus.BAD_REQUEST,
                "Field %s %s".formatted(field, rule),
                List.of(new FieldError(field + place, rule)));
    }
}
