package org.chamicore.web.security;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens are checked and fetched.
 *
 * @param mode whether refusals count
 * @param issuer who makes the tokens: exactly their {@code iss}
 * @param jwksUrl where the issuer's keys are; by default {@code /.well-known/jwks.json} under the issuer. Its list of revoked tokens
 *     and its policy are looked for beside it, under {@code /auth/v1}
 * @param pollInterval how often these three are asked for, 1 to 5 seconds: a revoked token is refused everywhere within ten
 * @param tokenUrl where this service fetches its own token; by default {@code /oauth2/token} under the issuer
 * @param clientId this service's own account; by default its name
 * @param clientSecretFile the file with that account's secret; without it, calls to other services carry no token
 */
@ConfigurationProperties(prefix = "chamicore.auth", ignoreUnknownFields = false)
public record AuthProperties(
        @DefaultValue("enforce") Mode mode,
        @DefaultValue("http://localhost:3333") String issuer,
        @Nullable URI jwksUrl,
        @DefaultValue("3s") Duration pollInterval,
        @Nullable URI tokenUrl,
        @Nullable String clientId,
        @Nullable Path clientSecretFile) {

    private static final String KEYS = "/.well-known/jwks.json";
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(5);

    public AuthProperties {
        if (pollInterval.compareTo(SHORTEST_POLL) < 0 || pollInterval.compareTo(LONGEST_POLL) > 0) {
            throw new IllegalArgumentException("chamicore.auth.poll-interval must be from 1s to 5s");
        }
    }

    /** Whether refusals count. */
    public enum Mode {
        /** No token is looked at. */
        OFF,
        /** What would be refused is logged and let pass. */
        SHADOW,
        /** The default. */
        ENFORCE
    }

    URI keys() {
        return Optional.ofNullable(jwksUrl).orElseGet(() -> URI.create(withoutSlash() + KEYS));
    }

    URI revocations() {
        return beside("/auth/v1/revocations");
    }

    URI policy() {
        return beside("/auth/v1/policy");
    }

    /** Where services reach the issuer, which is not always where people do. */
    private URI beside(String path) {
        String keys = keys().toString();
        return URI.create(
                (keys.endsWith(KEYS) ? keys.substring(0, keys.length() - KEYS.length()) : withoutSlash()) + path);
    }

    URI tokens() {
        return Optional.ofNullable(tokenUrl).orElseGet(() -> URI.create(withoutSlash() + "/oauth2/token"));
    }

    private String withoutSlash() {
        return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }
}
