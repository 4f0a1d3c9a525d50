package org.chamicore.auth.provider;

import java.util.Map;
import org.chamicore.auth.role.Role;
import org.chamicore.auth.shape.TokenShape;

/**
 * An OpenID provider of the site.
 *
 * @param issuer exactly the {@code iss} of its tokens
 * @param audience what they must name as audience or authorised party
 * @param mapping what is taken out of them
 */
public record IdentityProvider(String name, String issuer, String jwksUri, String audience, Mapping mapping) {

    /**
     * What is taken out of a provider's token.
     *
     * @param subjectClaim which claim names the user
     * @param groupsClaim which claim lists the user's groups
     * @param groupRoles role by group
     */
    public record Mapping(
            String subjectClaim,
            String groupsClaim,
            Map<String, Role> groupRoles,
            TokenShape tokenShape,
            boolean enabled) {

        public Mapping {
            groupRoles = Map.copyOf(groupRoles);
        }
    }
}
