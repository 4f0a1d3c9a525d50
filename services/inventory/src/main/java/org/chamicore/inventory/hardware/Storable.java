package org.chamicore.inventory.hardware;

import tools.jackson.databind.JsonNode;

/** What JSON can spell and PostgreSQL cannot keep: NUL or half a surrogate pair in a text, and numbers beyond all bounds. */
final class Storable {

    private Storable() {}

    static boolean isStorable(JsonNode node) {
        if (node.isString()) {
            return isStorable(node.asString());
        }
        if (node.isFloat() || node.isDouble()) {
            return Double.isFinite(node.asDouble());
        }
        return node.properties().stream().allMatch(each -> isStorable(each.getKey()))
                && node.values().stream().allMatch(Storable::isStorable);
    }

    static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(letter ->
                        letter == 0 || (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE));
    }
}
