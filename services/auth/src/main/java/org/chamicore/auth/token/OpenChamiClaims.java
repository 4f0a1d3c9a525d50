package org.chamicore.auth.token;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chamicore.auth.role.Scope;
import org.chamicore.auth.shape.ShapeProperties;
import org.springframework.stereotype.Component;

/** Adds what tokensmith's checkers want to read; they refuse a token that lacks one of these claims. */
@Component
class OpenChamiClaims {

    private static final int NONCE_BYTES = 32;

    /** They refuse less, so it says nothing of how many there were. */
    private static final int FACTORS = 2;

    private final SecureRandom random = new SecureRandom();
    private final ShapeProperties properties;

    OpenChamiClaims(ShapeProperties properties) {
        this.properties = properties;
    }

    void addTo(Map<String, Object> claims, Holder holder, Set<Scope> scopes) {
        claims.put("scope", scopes.stream().sorted().map(Scope::text).toList());
        claims.put("nonce", nonce());
        claims.put("cluster_id", properties.clusterId());
        claims.put("openchami_id", properties.openchamiId());
        claims.put("auth_level", "IAL2");
        claims.put("auth_factors", FACTORS);
        claims.put("auth_methods", List.of(holder.proof().method()));
        claims.put("auth_events", List.of(holder.proof().event()));
        claims.put("session_id", "%s-%s-%s".formatted(holder.proof().method(), holder.subject(), claims.get("jti")));
        claims.put("session_exp", Objects.requireNonNull(claims.get("exp")));
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
