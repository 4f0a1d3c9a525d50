package org.chamicore.cloudinit.cloudconfig;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How a node prints a value that a template names. */
final class PythonText {

    private static final BigDecimal SMALLEST = new BigDecimal("0.0001");
    private static final BigDecimal LARGEST = new BigDecimal("1e15");

    private PythonText() {}

    /** Empty where only the node can say. */
    static Optional<String> of(JsonNode value) {
        return value.isString() ? Optional.of(value.stringValue()) : quoted(value);
    }

    /** As it stands within a list. */
    private static Optional<String> quoted(JsonNode value) {
        if (value.isString()) {
            return quoted(value.stringValue());
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            for (JsonNode item : value) {
                Optional<String> text = quoted(item);
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                items.add(text.get());
            }
            return Optional.of("[" + String.join(", ", items) + "]");
        }
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue() ? "True" : "False");
        }
        if (value.isNull()) {
            return Optional.of("None");
        }
        return value.isNumber() ? number(value) : Optional.empty();
    }

    private static Optional<String> quoted(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        String escaped = text.replace("\\", "\\\\");
        if (!text.contains("'")) {
            return Optional.of("'" + escaped + "'");
        }
        return Optional.of(text.contains("\"") ? "'" + escaped.replace("'", "\\'") + "'" : "\"" + escaped + "\"");
    }

    private static Optional<String> number(JsonNode value) {
        if (value.isIntegralNumber()) {
            return Optional.of(value.asString());
        }
        BigDecimal size = value.decimalValue().abs();
        boolean plain = size.signum() == 0 || (size.compareTo(SMALLEST) >= 0 && size.compareTo(LARGEST) < 0);
        return plain
                ? Optional.of(Double.toString(value.doubleValue())).filter(text -> text.indexOf('E') < 0)
                : Optional.empty();
    }
}
