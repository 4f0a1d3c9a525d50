package org.chamicore.auth.exchange;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;

/** A request for a token in place of another. */
final class ExchangeRequest extends OAuth2AuthorizationGrantAuthenticationToken {

    /**
     * What is asked for.
     *
     * @param scopes empty: all that can be had
     * @param audience the services for which it is to count; empty: all whose scopes it carries
     * @param retryKey by which the caller is known when it asks again; null where it sent none
     */
    record Wish(
            Set<String> scopes,
            Set<String> audience,
            String address,
            @Nullable String retryKey) {

        Wish {
            scopes = Set.copyOf(scopes);
            audience = Set.copyOf(audience);
        }
    }

    private final String subjectToken;
    private final SubjectType type;
    private final transient Wish wish;

    ExchangeRequest(Authentication client, String subjectToken, SubjectType type, Wish wish) {
        super(AuthorizationGrantType.TOKEN_EXCHANGE, client, Map.of());
        this.subjectToken = subjectToken;
        this.type = type;
        this.wish = wish;
    }

    String subjectToken() {
        return subjectToken;
    }

    SubjectType type() {
        return type;
    }

    Wish wish() {
        return wish;
    }

    /** What kind of token is given. */
    enum SubjectType {
        TOKEN,
        BOOTSTRAP;

        private static final Set<String> TOKENS = Set.of(
                "urn:ietf:params:oauth:token-type:access_token",
                "urn:ietf:params:oauth:token-type:id_token",
                "urn:ietf:params:oauth:token-type:jwt");

        static Optional<SubjectType> of(String urn) {
            if (TOKENS.contains(urn)) {
                return Optional.of(TOKEN);
            }
            return urn.equals("urn:openchami:params:oauth:token-type:bootstrap-token")
                    ? Optional.of(BOOTSTRAP)
                    : Optional.empty();
        }
    }
}
