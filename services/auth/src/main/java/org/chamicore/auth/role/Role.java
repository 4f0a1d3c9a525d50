package org.chamicore.auth.role;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The roles that ship, each a set of scopes. */
public enum Role {
    VIEWER(EnumSet.of(Scope.SMD_READ, Scope.BSS_READ, Scope.CLOUDINIT_READ)),
    OPERATOR(EnumSet.of(
            Scope.SMD_READ,
            Scope.SMD_WRITE,
            Scope.BSS_READ,
            Scope.BSS_WRITE,
            Scope.CLOUDINIT_READ,
            Scope.CLOUDINIT_WRITE)),
    ADMIN(EnumSet.allOf(Scope.class)),
    SERVICE(EnumSet.of(Scope.SMD_READ));

    @SuppressWarnings("ImmutableEnumChecker") // it is a copy that nobody can change
    private final Set<Scope> scopes;

    Role(Set<Scope> scopes) {
        this.scopes = Set.copyOf(scopes);
    }

    /** As tokens and the API write it: {@code viewer}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Set<Scope> scopes() {
        return scopes;
    }

    /** @throws IllegalArgumentException when there is no such role */
    @JsonCreator
    public static Role parse(String text) {
        return Arrays.stream(values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no role is called " + text));
    }

    @Override
    public String toString() {
        return text();
    }
}
