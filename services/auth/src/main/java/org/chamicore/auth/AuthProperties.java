package org.chamicore.auth;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the auth service.
 *
 * @param issuer who the tokens say has issued them, byte for byte, and the address at which clients reach this service
 * @param encryptionKey what the signing keys are encrypted with; null or blank where a file holds it
 * @param encryptionKeyFile the file that holds what the signing keys are encrypted with; null or blank where there is none
 * @param accountsFile the file that lists the service accounts to create at start; null or blank where there is none
 */
@Validated
@ConfigurationProperties(prefix = "auth", ignoreUnknownFields = false)
public record AuthProperties(
        @DefaultValue("http://localhost:3333")
        @NotNull
        @Pattern(
                regexp = "https?://[^?#\\s]*[^?#\\s/]",
                message = "must be an http or https address without query, fragment and slash at the end")
        String issuer,

        @Nullable String encryptionKey,
        @Nullable String encryptionKeyFile,
        @Nullable String accountsFile) {

    /** Without the key, which no log may carry. */
    @Override
    public String toString() {
        return "AuthProperties[issuer=%s, encryptionKeyFile=%s, accountsFile=%s]"
                .formatted(issuer, encryptionKeyFile, accountsFile);
    }
}
