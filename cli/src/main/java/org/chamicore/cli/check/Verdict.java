package org.chamicore.cli.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a finding means; the later, the worse. */
enum Verdict {
    OK,
    /** Something to look after in the next days. */
    ADVICE,
    /** Something that breaks soon, or is broken. */
    BAD;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
