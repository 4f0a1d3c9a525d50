package org.chamicore.inventory.component;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.wire.StoredJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a site wants to know of a component beside what the inventory knows of every one: at most {@value #MOST_NAMES} names of at most 64
 * letters, digits, {@code _}, {@code -} and {@code .}, and under them any JSON that is not deeper than {@value #DEEPEST}; all
 * together at most {@value #MOST_BYTES} bytes.
 */
public record CustomFields(Map<String, JsonNode> values) {

    static final CustomFields NONE = new CustomFields(Map.of());

    static final int MOST_NAMES = 100;
    static final int MOST_BYTES = 16_384;
    static final int DEEPEST = 8;

    private static final String FIELD = "CustomFields";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    public CustomFields {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Reads what a client sent.
     *
     * @throws InvalidItemException when it is no object, or goes beyond a bound
     */
    static CustomFields read(@Nullable JsonNode sent) {
        if (sent == null || sent.isNull()) {
            return NONE;
        }
        demand(sent.isObject(), FIELD, "must be an object");
        return checked(NONE.merged(sent));
    }

    /** Reads what is stored. */
    static CustomFields stored(JsonNode stored) {
        return NONE.merged(stored);
    }

    /**
     * These with what {@code patch} says of them: a null takes a field away, and a field that is not named stays (RFC 7396).
     *
     * @throws InvalidItemException when the outcome goes beyond a bound
     */
    CustomFields with(JsonNode patch) {
        return checked(merged(patch));
    }

    private CustomFields merged(JsonNode patch) {
        Map<String, JsonNode> merged = new LinkedHashMap<>(values);
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.put(field.getKey(), field.getValue());
            }
        });
        return new CustomFields(merged);
    }

    private static CustomFields checked(CustomFields fields) {
        demand(fields.values.size() <= MOST_NAMES, FIELD, "may have %d names at most".formatted(MOST_NAMES));
        long bytes = 2;
        for (Map.Entry<String, JsonNode> field : fields.values.entrySet()) {
            String place = FIELD + "." + field.getKey();
            demand(
                    NAME.matcher(field.getKey()).matches(),
                    FIELD,
                    "must have names of at most 64 letters, digits, _, - and .");
            demand(
                    StoredJson.depth(field.getValue()) <= DEEPEST,
                    place,
                    "must not be deeper than %d".formatted(DEEPEST));
            StoredJson.read(place, field.getValue());
            String text = field.getValue().toString();
            bytes += field.getKey().length() + 4 + text.getBytes(StandardCharsets.UTF_8).length;
        }
        demand(bytes <= MOST_BYTES, FIELD, "must not be longer than %d bytes".formatted(MOST_BYTES));
        return fields;
    }

    private static void demand(boolean fulfilled, String field, String rule) {
        if (!fulfilled) {
            throw new InvalidItemException(field, "%s %s".formatted(field, rule));
        }
    }
}
