package org.chamicore.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.util.Map;
import org.chamicore.auth.WholeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The account for the day on which nobody else can get in. */
@ResourceLock("application")
class BreakGlassTest extends WholeService {

    private static final String SECRET = "sealed-envelope-0123456789";

    @AfterEach
    void close() throws Exception {
        Files.deleteIfExists(BREAK_GLASS_FILE);
    }

    @Test
    void isThereWhileItsFileIs() throws Exception {
        assertThat(ask(SECRET)).containsEntry("error", "invalid_client");
        Files.writeString(BREAK_GLASS_FILE, SECRET + "\n");
        assertThat(ask(SECRET)).containsEntry("expires_in", 900L).containsKey("access_token");
        assertThat(ask("wrong")).containsEntry("error", "invalid_client");
        Files.delete(BREAK_GLASS_FILE);
        assertThat(ask(SECRET)).containsEntry("error", "invalid_client");
    }

    @Test
    void standsInTheAuditLogUnderATypeOfItsOwn() throws Exception {
        Files.writeString(BREAK_GLASS_FILE, SECRET);
        String token = (String) ask(SECRET).get("access_token");

        String log = send(to("/auth/v1/audit?limit=1&type=break_glass").header("Authorization", "Bearer " + token))
                .body();
        assertThat(log)
                .contains(
                        "\"subject\":\"break-glass\"",
                        SignedJWT.parse(token).getJWTClaimsSet().getJWTID())
                .doesNotContain(SECRET, token);
    }

    @Test
    void isClosedWhenItsSecretIsShort() throws Exception {
        Files.writeString(BREAK_GLASS_FILE, "short");

        assertThat(ask("short")).containsEntry("error", "invalid_client");
    }

    private static Map<String, Object> ask(String secret) {
        return json(send(
                tokenRequest("grant_type=client_credentials").header("Authorization", basic("break-glass", secret))));
    }
}
