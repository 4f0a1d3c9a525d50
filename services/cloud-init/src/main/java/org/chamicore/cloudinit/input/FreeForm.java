package org.chamicore.cloudinit.input;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rules for free-form values: what the database keeps exactly and a YAML document can carry. */
public final class FreeForm {

    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 400;
    private static final int LONGEST = 256 * 1024;

    private final Checks checks;
    private int length;

    public FreeForm(Checks checks) {
        this.checks = checks;
    }

    public void check(String field, JsonNode metaData) {
        walk(field, metaData, 1);
        if (length > LONGEST) {
            checks.refuse(field, "must not be longer than %d characters".formatted(LONGEST));
        }
    }

    /** An empty object where the client gave none. */
    public static ObjectNode given(@Nullable ObjectNode value) {
        return value == null ? JsonNodeFactory.instance.objectNode() : value;
    }

    private void walk(String field, JsonNode value, int depth) {
        if (depth > DEEPEST) {
            checks.refuse(field, "must not be nested deeper than %d levels".formatted(DEEPEST));
            return;
        }
        if (value.isObject()) {
            value.forEachEntry((key, each) -> {
                text(field, key);
                walk(field + "." + key, each, depth + 1);
            });
        } else if (value.isArray()) {
            for (int nr = 0; nr < value.size(); nr++) {
                walk("%s[%d]".formatted(field, nr), value.get(nr), depth + 1);
            }
        } else if (value.isString()) {
            text(field, value.stringValue());
        } else if (value.isNumber()) {
            number(field, value.decimalValue());
        }
    }

    private void text(String field, String value) {
        length += value.length();
        checks.text(field, value, LONGEST);
    }

    private void number(String field, BigDecimal value) {
        if (value.precision() > LONGEST_NUMBER || Math.abs((long) value.scale()) > LONGEST_NUMBER) {
            checks.refuse(field, "must not have more than %d digits".formatted(LONGEST_NUMBER));
        }
    }
}
