package org.chamicore.inventory.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON of any form that is kept for a client. */
public final class StoredJson {

    /** How deep it may be. */
    public static final int DEEPEST = 64;

    private StoredJson() {}

    /**
     * Checks what a client sent; null where it sent nothing.
     *
     * @throws InvalidItemException when it cannot be stored
     */
    public static @Nullable JsonNode read(String field, @Nullable JsonNode sent) {
        if (sent == null || sent.isNull()) {
            return null;
        }
        if (depth(sent) > DEEPEST) {
            throw new InvalidItemException(field, "%s must not be deeper than %d".formatted(field, DEEPEST));
        }
        if (!hasStorableTexts(sent)) {
            throw new InvalidItemException(field, "%s holds a character that no text may".formatted(field));
        }
        if (!hasStorableNumbers(sent)) {
            throw new InvalidItemException(field, "%s holds a number that is out of range".formatted(field));
        }
        return sent;
    }

    /** How many levels there are: one for a number or a text. */
    public static int depth(JsonNode value) {
        return 1 + value.valueStream().mapToInt(StoredJson::depth).max().orElse(0);
    }

    /** Whether there is nothing in it that JSON can spell and PostgreSQL cannot keep: NUL or half a surrogate pair in a text. */
    private static boolean hasStorableTexts(JsonNode node) {
        return (!node.isString() || isStorable(node.asString()))
                && node.properties().stream().allMatch(each -> isStorable(each.getKey()))
                && node.valueStream().allMatch(StoredJson::hasStorableTexts);
    }

    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(letter ->
                        letter == 0 || (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE));
    }

    /** A number beyond all bounds is read as infinite, which JSON cannot say. */
    private static boolean hasStorableNumbers(JsonNode node) {
        boolean isDecimal = node.isFloat() || node.isDouble();
        return (!isDecimal || Double.isFinite(node.asDouble()))
                && node.valueStream().allMatch(StoredJson::hasStorableNumbers);
    }
}
