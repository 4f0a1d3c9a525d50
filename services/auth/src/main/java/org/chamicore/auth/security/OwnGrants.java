package org.chamicore.auth.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Refuses a grant that the client may not ask for by its name, before anything else that is wrong with the request. The library
 * looks at codes while a client proves itself, so what it says of them then is held against the client's grants here.
 */
final class OwnGrants implements AuthenticationProvider {

    private final AuthenticationProvider proof;
    private final RegisteredClientRepository clients;

    OwnGrants(AuthenticationProvider proof, RegisteredClientRepository clients) {
        this.proof = proof;
        this.clients = clients;
    }

    /** Nothing, for a client that may ask for this. */
    static @Nullable Authentication refuseOthers(HttpServletRequest request) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2ClientAuthenticationToken proven) {
            refuseOthers(proven.getRegisteredClient(), request.getParameter(OAuth2ParameterNames.GRANT_TYPE));
        }
        return null;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        try {
            return proof.authenticate(authentication);
        } catch (OAuth2AuthenticationException refused) {
            // Said only of a client whose secret or signature was right.
            if (refused.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT)) {
                Map<String, Object> asked =
                        ((OAuth2ClientAuthenticationToken) authentication).getAdditionalParameters();
                refuseOthers(
                        clients.findByClientId(authentication.getName()), asked.get(OAuth2ParameterNames.GRANT_TYPE));
            }
            throw refused;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return proof.supports(authentication);
    }

    private static void refuseOthers(@Nullable RegisteredClient client, @Nullable Object grant) {
        if (client != null
                && client.getAuthorizationGrantTypes().stream()
                        .noneMatch(own -> own.getValue().equals(grant))) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
        }
    }
}
