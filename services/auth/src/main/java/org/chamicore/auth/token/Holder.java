package org.chamicore.auth.token;

import java.util.List;
import java.util.Locale;
import org.chamicore.auth.role.Grants;
import org.chamicore.auth.session.Session;
import org.chamicore.auth.shape.TokenShape;
import org.jspecify.annotations.Nullable;

/**
 * For whom a token is made.
 *
 * @param subject its {@code sub}
 * @param grants the most that it may carry
 * @param tokenShape how its claims are written
 * @param proof how the holder has proved who it is
 * @param session what the token belongs to; null where it stands alone
 */
public record Holder(
        String subject,
        Grants grants,
        TokenShape tokenShape,
        Proof proof,
        @Nullable Session session) {

    /** How a holder has proved who it is: as the older form of a token says it. */
    public enum Proof {
        /** A secret or a signature of its own. */
        SERVICE_AUTH("service"),
        PASSWORD_LOGIN("password"),
        BOOTSTRAP_TOKEN_EXCHANGE("bootstrap_exchange"),
        TOKEN_EXCHANGE("token_exchange"),
        BREAK_GLASS("break_glass");

        private final String method;

        Proof(String method) {
            this.method = method;
        }

        String method() {
            return method;
        }

        String event() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a token names beside the services whose scopes it carries. */
    List<String> audience() {
        return session == null ? List.of() : session.audience();
    }
}
