package org.chamicore.auth.account;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.text.ParseException;
import org.chamicore.auth.shape.TokenShape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How an account gets its tokens and how they look.
 *
 * @param publicKeys a JWK set of RSA or EC keys, with which it may prove itself instead of by its secret; null for none
 */
record AccountTokenSettings(
        @NotNull TokenShape tokenShape, @Nullable JsonNode publicKeys) {

    private static final int MOST_KEYS = 5;
    private static final int LEAST_RSA_BITS = 2048;

    @AssertTrue(message = "publicKeys must be a JWK set of 1 to 5 public RSA keys of 2048 bits or more, or EC keys")
    boolean isPublicKeys() {
        if (publicKeys == null) {
            return true;
        }
        try {
            JWKSet keys = JWKSet.parse(publicKeys.toString());
            return !keys.isEmpty()
                    && keys.size() <= MOST_KEYS
                    && keys.getKeys().stream().allMatch(AccountTokenSettings::isUsable);
        } catch (ParseException noKeys) {
            return false;
        }
    }

    private static boolean isUsable(JWK key) {
        return !key.isPrivate()
                && switch (key.getKeyType().getValue()) {
                    case "RSA" -> key.size() >= LEAST_RSA_BITS;
                    case "EC" -> true;
                    default -> false;
                };
    }
}
