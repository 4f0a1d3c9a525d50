package org.chamicore.auth.token;

import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Reads a client's signed proof, which names the client itself; the library would insist on {@code client_id} beside it. */
public final class SignedProofRequests implements AuthenticationConverter {

    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final ClientAuthenticationMethod METHOD = new ClientAuthenticationMethod(TYPE);

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String proof = value(request, "client_assertion");
        if (proof.isEmpty()) {
            return null;
        }
        String client = subject(proof);
        String named = value(request, "client_id");
        if (!value(request, "client_assertion_type").equals(TYPE) || (!named.isEmpty() && !named.equals(client))) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(client, METHOD, proof, Map.of());
    }

    /** Whose it claims to be, which is checked later. */
    private static String subject(String proof) {
        try {
            String subject = SignedJWT.parse(proof).getJWTClaimsSet().getSubject();
            if (subject != null && !subject.isEmpty()) {
                return subject;
            }
        } catch (ParseException malformed) {
            // As any other that is not good.
        }
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }

    private static String value(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
