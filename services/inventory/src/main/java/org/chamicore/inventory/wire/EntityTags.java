package org.chamicore.inventory.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The versions of single things ({@code ETag}): what a thing looks like, hashed. */
@Component
public class EntityTags {

    private static final int BYTES = 15; // no padding in base64, and far beyond any accident

    private final JsonMapper json;

    public EntityTags(JsonMapper json) {
        this.json = json;
    }

    /** Answers with a thing and its version; with 304 where the client has that one. */
    public <T> ResponseEntity<T> ok(T thing) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(of(thing))
                .body(thing);
    }

    /** The version of a thing as the API shows it. */
    public String of(Object thing) {
        return hash(json.writeValueAsString(thing));
    }

    /** A strong tag that is the same for the same texts only. */
    static String hash(String... texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            byte[] bytes = Arrays.copyOf(digest.digest(), BYTES);
            return "\"%s\"".formatted(Base64.getUrlEncoder().encodeToString(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
