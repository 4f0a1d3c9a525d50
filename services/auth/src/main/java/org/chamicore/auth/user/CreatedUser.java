package org.chamicore.auth.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** A new user, with the password where we made it up. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CreatedUser(@JsonUnwrapped LocalUser user, @Nullable String password) {

    @Override
    public String toString() {
        return user.username().value();
    }
}
