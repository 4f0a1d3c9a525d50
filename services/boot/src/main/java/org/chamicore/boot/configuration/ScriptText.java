package org.chamicore.boot.configuration;

import java.util.Set;

/**
 * The rules for text that becomes part of a line of an iPXE script. iPXE knows no quoting: it ends a line at a line break, splits
 * it at white space, and takes some words for the end of a command, wherever they stand.
 */
final class ScriptText {

    private static final Set<String> ENDS_OF_COMMANDS = Set.of("||", "&&", ";");

    private ScriptText() {}

    static void requireNoLineBreak(String text) {
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)) {
            throw new IllegalArgumentException("must not hold line breaks or other control characters");
        }
    }

    static void requireLength(String text, int most) {
        if (text.length() > most) {
            throw new IllegalArgumentException("must not be longer than %d characters".formatted(most));
        }
    }

    static void requirePlainWord(String word) {
        if (ENDS_OF_COMMANDS.contains(word)) {
            throw new IllegalArgumentException(
                    "must not hold the word %s, which ends a command of iPXE".formatted(word));
        }
        if (word.startsWith("#")) {
            throw new IllegalArgumentException(
                    "must not hold a word that begins with #, which begins a comment of iPXE");
        }
    }
}
