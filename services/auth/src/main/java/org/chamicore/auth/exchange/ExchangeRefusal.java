package org.chamicore.auth.exchange;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** Why no token is given for a token, with the code and the words that its caller gets. */
enum ExchangeRefusal {
    NOT_GOOD("invalid_grant", "The subject token is not good here"),
    UNKNOWN_TYPE("invalid_request", "The subject_token_type is none that is taken here"),
    INCOMPLETE("invalid_request", "There is no subject_token or no subject_token_type"),
    ACTOR("invalid_request", "Nobody acts for another here"),
    RESULT_TYPE("invalid_request", "The requested_token_type can be that of an access token only"),
    BEYOND("invalid_scope", "The scope is more than the subject has"),
    NOBODY_THERE("invalid_target", "The audience or resource is none of the services"),
    NO_ROLE("access_denied", "None of the user's groups has a role here");

    private final String code;
    private final String words;

    ExchangeRefusal(String code, String words) {
        this.code = code;
        this.words = words;
    }

    OAuth2AuthenticationException exception() {
        return new OAuth2AuthenticationException(new OAuth2Error(code, words, null));
    }
}
