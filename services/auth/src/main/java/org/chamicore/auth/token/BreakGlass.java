package org.chamicore.auth.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chamicore.auth.account.ClientId;
import org.chamicore.auth.account.Credential;
import org.chamicore.auth.role.Grants;
import org.chamicore.auth.role.Role;
import org.chamicore.auth.shape.TokenShape;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The account for the day on which nobody else can get in: it exists while an operator's file with its secret does, gets admin
 * tokens of a quarter of an hour, and each of them is in the audit log. Nothing in the database can make or unmake it.
 */
@Component
class BreakGlass {

    static final String CLIENT_ID = "break-glass";

    private static final int LEAST_CHARACTERS = 22;
    private static final Logger log = LoggerFactory.getLogger(BreakGlass.class);

    private final String file;
    private final PasswordEncoder hashes;

    BreakGlass(BreakGlassProperties properties, PasswordEncoder hashes) {
        this.file =
                properties.secretFile() == null ? "" : properties.secretFile().strip();
        this.hashes = hashes;
        if (!file.isEmpty()) {
            log.warn("Account {} is admin for whoever has the secret in {}", CLIENT_ID, file);
        }
    }

    /** The account, if it exists now. */
    Optional<Credential> find() {
        return !file.isEmpty() ? secret().map(this::credential) : Optional.empty();
    }

    private Credential credential(String secret) {
        return new Credential(
                new ClientId(CLIENT_ID),
                Objects.requireNonNull(hashes.encode(secret)),
                new Grants(List.of(Role.ADMIN), List.of()),
                TokenShape.STANDARD,
                null);
    }

    private Optional<String> secret() {
        try {
            String secret = Files.readString(Path.of(file)).strip();
            if (secret.length() >= LEAST_CHARACTERS) {
                return Optional.of(secret);
            }
            log.warn("{} holds fewer than {} characters, so account {} is closed", file, LEAST_CHARACTERS, CLIENT_ID);
        } catch (IOException absent) {
            log.info("Account {} was asked for and is closed, for {} cannot be read", CLIENT_ID, file);
        }
        return Optional.empty();
    }
}
