package org.chamicore.auth.role;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.regex.Pattern;

/** A name that stands for scopes; which those are is for the policy to say ({@link RolePolicy}). */
public record Role(@JsonValue String text) implements Comparable<Role> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,31}");

    public static final Role VIEWER = new Role("viewer");
    public static final Role OPERATOR = new Role("operator");
    public static final Role ADMIN = new Role("admin");
    public static final Role SERVICE = new Role("service");

    /** Those that ship. */
    public static final List<Role> SHIPPED = List.of(VIEWER, OPERATOR, ADMIN, SERVICE);

    public Role {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a role is 1 to 32 small letters, digits, underscores and hyphens, and starts with a letter");
        }
    }

    /** @throws IllegalArgumentException when no role can be called so */
    @JsonCreator
    public static Role parse(String text) {
        return new Role(text);
    }

    @Override
    public int compareTo(Role other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
