package org.chamicore.web.security;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * Some tokens that are refused though they have not ended, as the issuer publishes it. Everybody may read the list, so it names
 * nobody: who holds a token can tell whether it is meant, and who does not learns nothing.
 *
 * @param digest of the kind and the claim's value; see {@link #digest}
 * @param issuedUntil tokens issued after this second (since 1970) are not meant; a single token is meant whenever it was issued
 * @param until the second by which all that are meant have ended by themselves
 */
public record Revocation(Kind kind, String digest, long issuedUntil, long until) {

    /** What the tokens have in common, and the claim that tells. */
    public enum Kind {
        /** One token, by its {@code jti}. */
        TOKEN("jti"),
        /** All that somebody has, by {@code sub}. */
        SUBJECT("sub"),
        /** All that were issued to a client, by {@code client_id}. */
        CLIENT("client_id"),
        /** All that came of one login and its refreshes, by {@code sid}. */
        FAMILY("sid");

        private final String claim;

        Kind(String claim) {
            this.claim = claim;
        }

        public String claim() {
            return claim;
        }

        /** As the API and the database write it: {@code token}. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException when there is no such kind */
        @JsonCreator
        public static Kind parse(String text) {
            return Arrays.stream(values())
                    .filter(each -> each.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no kind of revocation is called " + text));
        }
    }

    /** SHA-256 of {@code kind:value}, in base64url without padding. */
    public static String digest(Kind kind, String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((kind.text() + ":" + value).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
