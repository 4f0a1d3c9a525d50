package org.chamicore.auth.discovery;

import java.time.Duration;
import org.chamicore.auth.AuthProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the discovery document under both of its names. The authorization server's own would announce an authorization
 * endpoint, token exchange, introspection and more, and cannot be told to leave the first of them out.
 */
@RestController
class DiscoveryController {

    private static final CacheControl FIVE_MINUTES =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final ServerMetadata metadata;

    DiscoveryController(AuthProperties properties) {
        this.metadata = ServerMetadata.of(properties.issuer());
    }

    @GetMapping(
            path = {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"},
            produces = "application/json")
    ResponseEntity<ServerMetadata> metadata() {
        return ResponseEntity.ok().cacheControl(FIVE_MINUTES).body(metadata);
    }
}
