package org.chamicore.auth.application;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chamicore.auth.application.Application.Spec;
import org.chamicore.auth.role.Scope;
import org.chamicore.auth.shape.TokenShape;
import org.jspecify.annotations.Nullable;

/** What a client says of an application. */
record ApplicationSpec(
        @NotNull @Size(min = 1, max = 100) String name,
        @NotEmpty @Size(max = 20) List<@NotNull URI> redirectUris,
        @NotEmpty List<@NotNull Scope> scopes,
        @Nullable TokenShape tokenShape,
        @Nullable Boolean asksConsent) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

    /** Anything else would hand codes to whoever listens on the way. */
    @AssertTrue(message = "redirectUris must be https, or http on 127.0.0.1 or [::1], without a fragment")
    boolean isRedirectUris() {
        return redirectUris == null || redirectUris.stream().allMatch(ApplicationSpec::isSafe);
    }

    Spec toSpec() {
        return new Spec(
                name,
                redirectUris,
                scopes,
                Objects.requireNonNullElse(tokenShape, TokenShape.STANDARD),
                Objects.requireNonNullElse(asksConsent, true));
    }

    private static boolean isSafe(@Nullable URI uri) {
        return uri != null
                && uri.getFragment() == null
                && uri.getHost() != null
                && ("https".equals(uri.getScheme())
                        || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost())));
    }
}
