package org.chamicore.auth.user;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.chamicore.auth.role.Role;
import org.chamicore.auth.user.LocalUser.Profile;
import org.jspecify.annotations.Nullable;

/** What is to change about a user; what is left out stays. */
record UserPatch(
        @Nullable @Size(min = 1, max = 100) String displayName,
        @Nullable @Size(min = 1) List<@NotNull Role> roles,
        @Nullable Boolean enabled,
        @Nullable Password password) {

    Profile applyTo(Profile profile) {
        return new Profile(
                displayName == null ? profile.displayName() : displayName,
                roles == null ? profile.roles() : roles,
                enabled == null ? profile.enabled() : enabled);
    }
}
