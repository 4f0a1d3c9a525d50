package org.chamicore.auth.role;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What an account was granted: roles, and single scopes beside them. Each list is sorted and names nothing twice. What the roles
 * bring is for the {@link RolePolicy} to say.
 */
public record Grants(List<Role> roles, List<Scope> scopes) {

    public Grants {
        roles = roles.stream().sorted().distinct().toList();
        scopes = scopes.stream().sorted().distinct().toList();
    }

    @JsonIgnore
    public boolean isEmpty() {
        return roles.isEmpty() && scopes.isEmpty();
    }
}
