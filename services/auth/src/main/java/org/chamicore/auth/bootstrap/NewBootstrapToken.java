package org.chamicore.auth.bootstrap;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chamicore.auth.bootstrap.BootstrapPolicy.Limits;
import org.chamicore.auth.role.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * What a client says of a new bootstrap token, in the words of tokensmith's policies.
 *
 * @param scopes ours, or {@code read} and {@code write}, which are meant for the audience
 * @param boundTo an address or a network (CIDR)
 */
record NewBootstrapToken(
        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
        String subject,

        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
        String audience,

        @NotEmpty List<@NotNull String> scopes,

        @JsonProperty("ttl_seconds") @Nullable @Min(60) @Max(3600)
        Integer ttlSeconds,

        @JsonProperty("refresh_ttl_seconds") @Nullable @Min(3600) @Max(2_592_000)
        Integer refreshTtlSeconds,

        @JsonProperty("binding_identifier") @Nullable @Size(max = 200)
        String bindingIdentifier,

        @JsonProperty("bound_to") @Nullable @Pattern(regexp = "[0-9a-fA-F:.]{2,45}(/[0-9]{1,3})?")
        String boundTo) {

    private static final int TTL_SECONDS = 600;
    private static final int REFRESH_TTL_SECONDS = 86_400;

    /** What older deployments call the services. */
    private static final Map<String, String> SERVICES = Map.of(
            "smd",
            "smd",
            "hsm",
            "smd",
            "inventory",
            "smd",
            "bss",
            "bss",
            "boot-service",
            "bss",
            "cloud-init",
            "cloudinit",
            "cloudinit",
            "cloudinit",
            "metadata-service",
            "cloudinit");

    // Rules about more than one field are named after the one that is to be mended, for that is what the refusal calls
    // it.

    @AssertTrue(message = "scopes must be of this service, or read and write with an audience that is a service")
    boolean isScopes() {
        return scopes == null
                || audience == null
                || scopes.stream()
                        .allMatch(scope -> scope != null && scope(scope).isPresent());
    }

    @AssertTrue(message = "bound_to must be an address or a network (CIDR)")
    boolean isBoundTo() {
        try {
            return boundTo == null || !new IpAddressMatcher(boundTo).toString().isEmpty();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    BootstrapPolicy toPolicy() {
        return new BootstrapPolicy(
                subject,
                audience,
                scopes.stream()
                        .map(this::scope)
                        .flatMap(Optional::stream)
                        .sorted()
                        .distinct()
                        .toList(),
                new Limits(
                        Objects.requireNonNullElse(ttlSeconds, TTL_SECONDS),
                        Objects.requireNonNullElse(refreshTtlSeconds, REFRESH_TTL_SECONDS),
                        bindingIdentifier,
                        boundTo));
    }

    private Optional<Scope> scope(String text) {
        String full = text.indexOf('.') < 0 ? SERVICES.getOrDefault(audience, "") + "." + text : text;
        return Arrays.stream(Scope.values())
                .filter(scope -> scope.text().equals(full))
                .findFirst();
    }
}
