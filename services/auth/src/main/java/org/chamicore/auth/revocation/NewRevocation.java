package org.chamicore.auth.revocation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.chamicore.web.security.Revocation.Kind;

/**
 * Tokens that somebody wants to be refused from now on.
 *
 * @param value of the claim that the kind names: a {@code jti}, a subject, a client id, a {@code sid}
 */
record NewRevocation(
        @NotNull Kind kind, @NotBlank @Size(max = 255) String value) {}
