package org.chamicore.auth.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/** What RFC 6749 section 3.2 says of the form of a token request, and the authorization server leaves unchecked. */
final class TokenRequestForm {

    /** Why a request is refused. */
    record Fault(HttpStatus status, OAuth2Error error) {

        private static Optional<Fault> badRequest(String description) {
            return of(HttpStatus.BAD_REQUEST, OAuth2ErrorCodes.INVALID_REQUEST, description);
        }

        private static Optional<Fault> of(HttpStatus status, String code, String description) {
            return Optional.of(new Fault(status, new OAuth2Error(code, description, null)));
        }
    }

    private TokenRequestForm() {}

    /** What is wrong with the request; empty when nothing is. */
    static Optional<Fault> check(HttpServletRequest request) {
        List<String> credentials = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (credentials.size() > 1) {
            return Fault.badRequest("There is more than one Authorization header");
        }
        if (request.getQueryString() != null) {
            return Fault.badRequest("Parameters belong into the body, for addresses are logged");
        }
        if (!isForm(request.getContentType())) {
            return Fault.badRequest("The body must be application/x-www-form-urlencoded");
        }
        try {
            return check(
                    request.getParameterMap(),
                    !credentials.isEmpty(),
                    request.getRequestURI().equals(AuthRoutes.TOKEN));
        } catch (InvalidParameterException unreadable) {
            return unreadable.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                    ? Fault.of(HttpStatus.CONTENT_TOO_LARGE, OAuth2ErrorCodes.INVALID_REQUEST, "The form is too large")
                    : Fault.badRequest("The form cannot be read");
        }
    }

    private static Optional<Fault> check(Map<String, String[]> parameters, boolean hasHeader, boolean isTokenRequest) {
        if (parameters.values().stream().anyMatch(values -> values.length > 1)) {
            return Fault.badRequest("A parameter is sent more than once");
        }
        if (isTokenRequest) {
            Optional<Fault> fault = checkGrant(value(parameters, OAuth2ParameterNames.GRANT_TYPE));
            if (fault.isPresent()) {
                return fault;
            }
        }
        long proofs = Stream.of(OAuth2ParameterNames.CLIENT_SECRET, OAuth2ParameterNames.CLIENT_ASSERTION)
                        .filter(name -> !value(parameters, name).isEmpty())
                        .count()
                + (hasHeader ? 1 : 0);
        if (proofs > 1) {
            return Fault.badRequest("The client proves itself in two ways");
        }
        return Optional.empty();
    }

    private static Optional<Fault> checkGrant(String grant) {
        if (grant.isEmpty()) {
            return Fault.badRequest("There is no grant_type");
        }
        return GrantTypes.SUPPORTED.contains(grant)
                ? Optional.empty()
                : Fault.of(
                        HttpStatus.BAD_REQUEST,
                        OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE,
                        "That grant is none of those that discovery names");
    }

    /** A parameter that was not sent is as one without a value. */
    private static String value(Map<String, String[]> parameters, String name) {
        return parameters.getOrDefault(name, new String[] {""})[0];
    }

    private static boolean isForm(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
