package org.chamicore.inventory.redfishendpoint;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of how passwords of controllers are kept; where neither is set, none is kept.
 *
 * @param encryptionKey what they are encrypted with; null or blank where a file holds it
 * @param encryptionKeyFile the file that holds what they are encrypted with; null or blank where there is none
 */
@ConfigurationProperties(prefix = "chamicore.credentials", ignoreUnknownFields = false)
record CredentialProperties(
        @Nullable String encryptionKey, @Nullable String encryptionKeyFile) {

    /** Without the key, which no log may carry. */
    @Override
    public String toString() {
        return "CredentialProperties[encryptionKeyFile=%s]".formatted(encryptionKeyFile);
    }
}
