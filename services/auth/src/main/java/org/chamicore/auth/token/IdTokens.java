package org.chamicore.auth.token;

import com.nimbusds.jose.JOSEObjectType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.chamicore.auth.AuthProperties;
import org.chamicore.auth.session.TokenHash;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;

/**
 * Makes ID tokens (OpenID Connect Core, section 2) for applications that ask with the scope {@code openid}: they tell the
 * application who signed in, name it alone as their audience, and open no service.
 */
@Component
public class IdTokens implements OAuth2TokenGenerator<Jwt> {

    /** The claims that an ID token can have. */
    public static final List<String> CLAIMS = List.of(
            "iss",
            "sub",
            "aud",
            "azp",
            "iat",
            "exp",
            "auth_time",
            "sid",
            "amr",
            "nonce",
            "at_hash",
            "preferred_username");

    private static final JOSEObjectType TYPE = JOSEObjectType.JWT;

    private final String issuer;
    private final TokenSigner signer;

    IdTokens(AuthProperties properties, TokenSigner signer) {
        this.issuer = properties.issuer();
        this.signer = signer;
    }

    @Override
    public @Nullable Jwt generate(OAuth2TokenContext context) {
        if (!OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())
                || !(context.getPrincipal() instanceof HolderAuthentication authentication)) {
            return null;
        }
        Holder holder = authentication.holder();
        String clientId = context.getRegisteredClient().getClientId();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(RegisteredClients.SHORT_LIFE);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", holder.subject());
        claims.put("aud", List.of(clientId));
        claims.put("azp", clientId);
        claims.put("iat", now);
        claims.put("exp", end);
        claims.put("sid", Objects.requireNonNull(holder.session()).id().toString());
        claims.put("amr", List.of("pwd")); // RFC 8176: there is no other way to sign in here
        claims.putAll(ofRequest(context.getAuthorization()));
        claims.put("preferred_username", holder.subject());
        return signer.sign(TYPE, claims, now, end);
    }

    /** What binds it to the request and the access token; one that comes with a refresh repeats nothing of the request. */
    private static Map<String, Object> ofRequest(@Nullable OAuth2Authorization authorization) {
        Map<String, Object> claims = new LinkedHashMap<>();
        if (authorization == null) {
            return claims;
        }
        if (authorization.getAccessToken() != null) {
            claims.put("at_hash", half(authorization.getAccessToken().getToken().getTokenValue()));
        }
        OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        if (request != null) {
            Stream.of(IdTokenClaimNames.NONCE, IdTokenClaimNames.AUTH_TIME)
                    .filter(request.getAdditionalParameters()::containsKey)
                    .forEach(name ->
                            claims.put(name, request.getAdditionalParameters().get(name)));
        }
        return claims;
    }

    /** The left half of its SHA-256, as OpenID Connect Core, section 3.1.3.6, wants it for RS256. */
    private static String half(String token) {
        byte[] hash = TokenHash.of(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
    }
}
