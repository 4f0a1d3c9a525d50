package org.chamicore.auth.bootstrap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.chamicore.auth.role.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What a bootstrap token is good for.
 *
 * @param subject the service that its tokens name
 * @param audience what they name beside the services whose scopes they carry
 * @param limits how long and from where
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BootstrapPolicy(
        String subject,
        String audience,
        List<Scope> scopes,
        @JsonUnwrapped Limits limits) {

    /**
     * How long and from where a bootstrap token is good.
     *
     * @param ttlSeconds how long it waits to be used
     * @param refreshTtlSeconds how long the session lives that it begins
     * @param bindingIdentifier who it was made for, as its maker likes to say it
     * @param boundTo the network from which alone it is taken; null: from anywhere
     */
    record Limits(
            @JsonProperty("ttl_seconds") int ttlSeconds,
            @JsonProperty("refresh_ttl_seconds") int refreshTtlSeconds,
            @JsonProperty("binding_identifier") @Nullable String bindingIdentifier,
            @JsonProperty("bound_to") @Nullable String boundTo) {}

    BootstrapPolicy {
        scopes = List.copyOf(scopes);
    }
}
