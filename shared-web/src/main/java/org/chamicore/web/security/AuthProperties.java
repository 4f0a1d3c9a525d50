package org.chamicore.web.security;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens are checked and fetched.
 *
 * @param mode whether refusals count
 * @param issuer who makes the tokens: exactly their {@code iss}
 * @param jwksUrl where the issuer's keys are; by default {@code /.well-known/jwks.json} under the issuer
 * @param tokenUrl where this service fetches its own token; by default {@code /oauth2/token} under the issuer
 * @param clientId this service's own account; by default its name
 * @param clientSecretFile the file with that account's secret; without it, calls to other services carry no token
 */
@ConfigurationProperties(prefix = "chamicore.auth", ignoreUnknownFields = false)
public record AuthProperties(
        @DefaultValue("enforce") Mode mode,
        @DefaultValue("http://localhost:3333") String issuer,
        @Nullable URI jwksUrl,
        @Nullable URI tokenUrl,
        @Nullable String clientId,
        @Nullable Path clientSecretFile) {

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
        return Optional.ofNullable(jwksUrl).orElseGet(() -> URI.create(withoutSlash() + "/.well-known/jwks.json"));
    }

    URI tokens() {
        return Optional.ofNullable(tokenUrl).orElseGet(() -> URI.create(withoutSlash() + "/oauth2/token"));
    }

    private String withoutSlash() {
        return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }
}
