package org.chamicore.auth.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chamicore.auth.throttle.Throttle;
import org.chamicore.auth.throttle.Throttle.Attempt;
import org.chamicore.auth.token.IssueRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** tokensmith's exchange: a provider's token in the header, one of ours in the answer, refusals as text. */
@RestController
class LegacyExchangeController {

    private static final String CLIENT_ID = "oauth-exchange";
    private static final String SCHEME = "Bearer ";

    /** What may be sent along; a list of scopes only narrows. */
    record Wish(
            @Nullable List<String> scope,
            @JsonProperty("target_service") @Nullable String targetService) {}

    /** The answer, as tokensmith's clients read it, with its length of life besides. */
    record Answer(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn) {

        @Override
        public String toString() {
            return "(token)";
        }
    }

    private final Exchange exchange;
    private final IssueRecords records;
    private final Throttle throttle;

    LegacyExchangeController(Exchange exchange, IssueRecords records, Throttle throttle) {
        this.exchange = exchange;
        this.records = records;
        this.throttle = throttle;
    }

    @PostMapping("/oauth/exchange")
    ResponseEntity<?> exchange(
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @RequestBody(required = false) @Nullable Wish wish) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return refusal(HttpStatus.UNAUTHORIZED, "missing bearer token");
        }
        Attempt attempt = new Attempt("", request.getRemoteAddr());
        Optional<Duration> wait = throttle.waitFor(attempt);
        if (wait.isPresent()) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(wait.get().toSeconds()))
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("too many attempts\n");
        }
        try {
            return answer(authorization.substring(SCHEME.length()).strip(), wish);
        } catch (OAuth2AuthenticationException refused) {
            String code = refused.getError().getErrorCode();
            if (code.equals("invalid_grant")) {
                throttle.failed(attempt);
            }
            return switch (code) {
                case "access_denied" -> refusal(HttpStatus.FORBIDDEN, "no authorised group");
                case "invalid_scope", "invalid_target" ->
                    refusal(
                            HttpStatus.BAD_REQUEST,
                            Objects.requireNonNull(refused.getError().getDescription()));
                default -> refusal(HttpStatus.UNAUTHORIZED, "invalid token");
            };
        }
    }

    private ResponseEntity<Answer> answer(String token, @Nullable Wish wish) {
        Set<String> scopes = wish == null || wish.scope() == null ? Set.of() : Set.copyOf(wish.scope());
        Set<String> audience = wish == null || wish.targetService() == null ? Set.of() : Set.of(wish.targetService());
        Jwt issued = exchange.exchange(token, CLIENT_ID, scopes, audience);
        records.issued(issued, "oauth_exchange");
        long seconds = Duration.between(
                        Objects.requireNonNull(issued.getIssuedAt()), Objects.requireNonNull(issued.getExpiresAt()))
                .toSeconds();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.PRAGMA, "no-cache")
                .body(new Answer(issued.getTokenValue(), "Bearer", seconds));
    }

    private static ResponseEntity<String> refusal(HttpStatus status, String text) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).cacheControl(CacheControl.noStore());
        if (status == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"chamicore\"");
        }
        return answer.body(text + "\n");
    }
}
