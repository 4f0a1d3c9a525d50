package org.chamicore.boot.configuration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a kernel or an initrd is: an address, or a path relative to the script's own; empty means none. */
public record ImageLocation(@JsonValue String text) {

    public static final ImageLocation NONE = new ImageLocation("");
    static final int LONGEST = 4096;

    @JsonCreator
    public ImageLocation {
        ScriptText.requireLength(text, LONGEST);
        ScriptText.requireNoLineBreak(text);
        ScriptText.requirePlainWord(text);
        if (text.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("must not hold spaces");
        }
        if (text.startsWith("-")) {
            throw new IllegalArgumentException("must not begin with -, which iPXE takes for an option");
        }
    }

    public boolean isNone() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text;
    }
}
