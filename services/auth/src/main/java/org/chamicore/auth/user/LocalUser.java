package org.chamicore.auth.user;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.chamicore.auth.role.Role;
import org.jspecify.annotations.Nullable;

/** Somebody who signs in with a password that is kept here. */
public record LocalUser(
        Username username,
        @JsonUnwrapped Profile profile,
        Instant createdAt,
        @Nullable Instant lastLoginAt) {

    /** What an administrator decides about a user. */
    public record Profile(String displayName, List<Role> roles, boolean enabled) {

        public Profile {
            roles = roles.stream().sorted().distinct().toList();
        }
    }
}
