package org.chamicore.auth.policy;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chamicore.auth.role.Role;
import org.chamicore.auth.role.Scope;

/** What a client decides about the policy: all roles, each with the scopes that it brings. */
record PolicySpec(
        @NotEmpty @Size(max = 100)
        Map<
                        @Pattern(regexp = "[a-z][a-z0-9_-]{0,31}", message = "is no name for a role") String,
                        @NotNull List<@NotNull Scope>>
                roles) {

    Map<Role, List<Scope>> byRole() {
        return roles.entrySet().stream()
                .collect(Collectors.toMap(each -> Role.parse(each.getKey()), Map.Entry::getValue));
    }

    /** Nobody could change the policy any more who may not read and write here. */
    boolean leavesAnAdmin() {
        return roles.getOrDefault(Role.ADMIN.text(), List.of()).containsAll(List.of(Scope.AUTH_READ, Scope.AUTH_WRITE));
    }
}
