package org.chamicore.auth.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the users, by name.
 *
 * @param next what to ask for as {@code after} to get those that follow; null when none do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserList(List<LocalUser> users, @Nullable Username next) {

    UserList {
        users = List.copyOf(users);
    }
}
