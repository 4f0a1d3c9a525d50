package org.chamicore.auth.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of a service account: needs no escaping in a URL, a form or a log line. */
public record ClientId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    @JsonCreator
    public ClientId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a client id is 1 to 64 letters, digits, dots, underscores, hyphens and at signs, and starts with a letter or digit");
        }
    }

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
