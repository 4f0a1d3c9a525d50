package org.chamicore.auth.key;

import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Publishes the public keys. The authorization server's own endpoint says nothing of caching, and every service of every
 * site asks again and again.
 */
@RestController
class JwksController {

    private static final CacheControl FIVE_MINUTES =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final SigningKeys keys;

    JwksController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping(
            path = {"/.well-known/jwks.json", "/keys"},
            produces = "application/json")
    ResponseEntity<Map<String, Object>> publicKeys() {
        // A key is named by its content, so the names tell whether anything changed.
        String tag = String.join(
                ".", keys.published().stream().map(timed -> timed.key().kid()).toList());
        return ResponseEntity.ok()
                .cacheControl(FIVE_MINUTES)
                .eTag(tag)
                .body(keys.publicSet().toJSONObject(true));
    }
}
