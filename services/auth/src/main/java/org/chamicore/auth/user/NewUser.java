package org.chamicore.auth.user;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.chamicore.auth.role.Role;
import org.jspecify.annotations.Nullable;

/** What a client says of a new user; without a password one is made up and shown this once. */
record NewUser(
        @NotNull Username username,
        @Nullable @Size(min = 1, max = 100) String displayName,
        @NotEmpty List<@NotNull Role> roles,
        @Nullable Password password) {}
