package org.chamicore.auth.provider;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import org.chamicore.auth.provider.IdentityProvider.Mapping;
import org.chamicore.auth.role.Role;
import org.chamicore.auth.shape.TokenShape;
import org.jspecify.annotations.Nullable;

/** What a client says of a provider; where its keys are is found by discovery. */
record ProviderSpec(
        @NotNull @Pattern(regexp = "https?://[^?#\\s]{1,500}")
        String issuer,

        @NotNull @Size(min = 1, max = 200) String audience,
        @Nullable @Size(min = 1, max = 100) String subjectClaim,
        @Nullable @Size(min = 1, max = 100) String groupsClaim,
        @NotEmpty @Size(max = 500) Map<String, @NotNull Role> groupRoles,
        @Nullable TokenShape tokenShape,
        @Nullable Boolean enabled) {

    Mapping mapping() {
        return new Mapping(
                Objects.requireNonNullElse(subjectClaim, "preferred_username"),
                Objects.requireNonNullElse(groupsClaim, "groups"),
                groupRoles,
                Objects.requireNonNullElse(tokenShape, TokenShape.STANDARD),
                Objects.requireNonNullElse(enabled, true));
    }
}
