package org.chamicore.boot.configuration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A kernel's command line as an operator writes it: words with spaces between them. */
public record KernelParameters(@JsonValue String text) {

    public static final KernelParameters NONE = new KernelParameters("");
    static final int LONGEST = 8192;

    @JsonCreator
    public KernelParameters {
        ScriptText.requireLength(text, LONGEST);
        ScriptText.requireNoLineBreak(text);
        for (String word : text.split(" ", -1)) {
            ScriptText.requirePlainWord(word);
        }
    }

    public boolean isNone() {
        return text.isEmpty();
    }

    /** Whether some word begins with {@code beginning}: {@code ds=}. */
    public boolean hasWord(String beginning) {
        int found = text.indexOf(beginning);
        while (found > 0 && text.charAt(found - 1) != ' ') {
            found = text.indexOf(beginning, found + 1);
        }
        return found >= 0;
    }

    /** The text without the words that begin with {@code beginning}; all others stay as they are. */
    public String without(String beginning) {
        return hasWord(beginning)
                ? Arrays.stream(text.split(" ", -1))
                        .filter(word -> !word.startsWith(beginning))
                        .collect(Collectors.joining(" "))
                : text;
    }

    @Override
    public String toString() {
        return text;
    }
}
