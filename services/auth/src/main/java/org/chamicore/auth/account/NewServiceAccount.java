package org.chamicore.auth.account;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.chamicore.auth.role.Grants;
import org.chamicore.auth.role.Role;
import org.chamicore.auth.role.Scope;
import org.jspecify.annotations.Nullable;

/** What a client decides about a new service account; its secret is ours to make. */
record NewServiceAccount(
        @NotNull ClientId clientId,
        @Nullable List<@NotNull Role> roles,
        @Nullable List<@NotNull Scope> scopes) {

    Grants grants() {
        return new Grants(roles == null ? List.of() : roles, scopes == null ? List.of() : scopes);
    }
}
