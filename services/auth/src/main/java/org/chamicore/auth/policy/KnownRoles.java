package org.chamicore.auth.policy;

import java.util.Collection;
import org.chamicore.auth.role.Role;
import org.chamicore.auth.role.RolePolicy;

/** Whether a policy names the roles that somebody is to get: those that it does not would bring nothing. */
public final class KnownRoles {

    private KnownRoles() {}

    /** @throws org.springframework.web.ErrorResponseException 400, where there is another role among {@code wanted} */
    public static void require(RolePolicy policy, Collection<Role> wanted) {
        for (Role role : wanted) {
            if (!policy.names(role)) {
                throw PolicyProblem.NO_SUCH_ROLE.with("The policy names no role %s, only %s"
                        .formatted(role, policy.roles().keySet()));
            }
        }
    }
}
