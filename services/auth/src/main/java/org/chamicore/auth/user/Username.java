package org.chamicore.auth.user;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name with which somebody signs in. */
public record Username(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    @JsonCreator
    public Username {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a user name is 1 to 64 small letters, digits, dots, underscores, hyphens and at signs, and starts with a letter or digit");
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
