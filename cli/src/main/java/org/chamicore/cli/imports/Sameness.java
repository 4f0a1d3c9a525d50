package org.chamicore.cli.imports;

import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Whether all that one document says holds in another. Null says nothing, and what is empty is as good as what is not there. */
public final class Sameness {

    private Sameness() {}

    /** Whether {@code stored} says all that {@code wanted} does; it may say more. */
    public static boolean holds(JsonNode wanted, JsonNode stored) {
        if (wanted.isNull()) {
            return true;
        }
        if (isAbsent(stored)) {
            return isEmpty(wanted);
        }
        if (wanted.isObject()) {
            return wanted.propertyStream().allMatch(each -> holds(each.getValue(), stored.path(each.getKey())));
        }
        if (wanted.isArray()) {
            return wanted.size() == stored.size()
                    && IntStream.range(0, wanted.size()).allMatch(at -> holds(wanted.get(at), stored.path(at)));
        }
        if (wanted.isNumber() && stored.isNumber()) {
            return wanted.decimalValue().compareTo(stored.decimalValue()) == 0;
        }
        return wanted.equals(stored);
    }

    /** Whether both say the same. */
    public static boolean equal(JsonNode one, JsonNode other) {
        return holds(one, other) && holds(other, one);
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isNull() || node.isMissingNode();
    }

    private static boolean isEmpty(JsonNode node) {
        return isAbsent(node)
                || (node.isString() && node.stringValue().isEmpty())
                || (node.isBoolean() && !node.booleanValue())
                || (node.isNumber() && node.decimalValue().signum() == 0)
                || (node.isContainer() && node.valueStream().allMatch(Sameness::isEmpty));
    }
}
