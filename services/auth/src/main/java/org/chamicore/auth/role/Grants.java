package org.chamicore.auth.role;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an account was granted: roles, and single scopes beside them. Each list is sorted and names nothing twice. */
public record Grants(List<Role> roles, List<Scope> scopes) {

    public Grants {
        roles = roles.stream().sorted().distinct().toList();
        scopes = scopes.stream().sorted().distinct().toList();
    }

    @JsonIgnore
    public boolean isEmpty() {
        return roles.isEmpty() && scopes.isEmpty();
    }

    /** Every scope that a token for the account may carry. */
    public List<Scope> allScopes() {
        return Stream.concat(roles.stream().flatMap(role -> role.scopes().stream()), scopes.stream())
                .sorted()
                .distinct()
                .toList();
    }

    /** The roles that a token with no more than {@code granted} may still claim: those of which no scope was left out. */
    public List<Role> rolesWithin(Set<Scope> granted) {
        return roles.stream().filter(role -> granted.containsAll(role.scopes())).toList();
    }
}
