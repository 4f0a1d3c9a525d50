package org.chamicore.auth.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chamicore.auth.exchange.ExchangeRequest.SubjectType;
import org.chamicore.auth.exchange.ExchangeRequest.Wish;
import org.chamicore.web.address.IpAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/** Reads a token exchange request (RFC 8693). */
@Component
public class ExchangeRequests implements AuthenticationConverter {

    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final int MOST_KEY_CHARACTERS = 200;

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        if (!value(request, "grant_type").equals(AuthorizationGrantType.TOKEN_EXCHANGE.getValue())) {
            return null;
        }
        String urn = value(request, "subject_token_type");
        String subjectToken = value(request, "subject_token");
        if (urn.isEmpty() || subjectToken.isEmpty()) {
            throw ExchangeRefusal.INCOMPLETE.exception();
        }
        if (!value(request, "actor_token").isEmpty()
                || !value(request, "actor_token_type").isEmpty()) {
            throw ExchangeRefusal.ACTOR.exception();
        }
        String wanted = value(request, "requested_token_type");
        if (!wanted.isEmpty() && !wanted.equals(ACCESS_TOKEN)) {
            throw ExchangeRefusal.RESULT_TYPE.exception();
        }
        SubjectType type = SubjectType.of(urn).orElseThrow(ExchangeRefusal.UNKNOWN_TYPE::exception);
        return new ExchangeRequest(
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication()),
                subjectToken,
                type,
                new Wish(
                        words(request.getParameter("scope")),
                        audience(request),
                        address(request, type),
                        retryKey(request.getHeader("Idempotency-Key"))));
    }

    /** A bootstrap token is used up by an address, so nobody uses one whose address a proxy keeps to itself. */
    private static String address(HttpServletRequest request, SubjectType type) {
        Optional<String> address = IpAddress.parse(request.getRemoteAddr()).map(InetAddress::getHostAddress);
        return type == SubjectType.BOOTSTRAP
                ? address.orElseThrow(ExchangeRefusal.NOT_GOOD::exception)
                : address.orElse("");
    }

    private static Set<String> audience(HttpServletRequest request) {
        Set<String> audience = words(request.getParameter("audience"));
        if (!value(request, "resource").isEmpty()) {
            throw ExchangeRefusal.NOBODY_THERE.exception();
        }
        return audience;
    }

    private static @Nullable String retryKey(@Nullable String header) {
        return header == null || header.isBlank() || header.length() > MOST_KEY_CHARACTERS ? null : header;
    }

    private static Set<String> words(@Nullable String text) {
        return Arrays.stream(Objects.requireNonNullElse(text, "").split(" ", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String value(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
