package org.chamicore.auth.provider;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;
import org.chamicore.auth.policy.KnownRoles;
import org.chamicore.auth.policy.Policies;
import org.chamicore.auth.provider.ProviderOutcome.IssuerTaken;
import org.chamicore.auth.provider.ProviderOutcome.Stored;
import org.chamicore.auth.provider.ProviderOutcome.Unusable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/auth/v1/identity-providers")
class ProviderController {

    /** All providers; a site has a handful. */
    record ProviderList(List<IdentityProvider> identityProviders) {}

    private static final String NAME = "[a-z0-9][a-z0-9-]{0,31}";

    private final ProviderService providers;
    private final Policies policies;

    ProviderController(ProviderService providers, Policies policies) {
        this.providers = providers;
        this.policies = policies;
    }

    @GetMapping
    ProviderList list() {
        return new ProviderList(providers.list());
    }

    @GetMapping("/{name}")
    IdentityProvider get(@PathVariable String name) {
        return providers.find(name).orElseThrow(() -> noSuchProvider(name));
    }

    @PutMapping("/{name}")
    IdentityProvider put(@PathVariable @Pattern(regexp = NAME) String name, @Valid @RequestBody ProviderSpec spec) {
        KnownRoles.require(policies.current(), spec.groupRoles().values());
        return switch (providers.put(name, spec)) {
            case Stored(IdentityProvider provider) -> provider;
            case Unusable(String why) ->
                throw problem(HttpStatus.UNPROCESSABLE_CONTENT, "provider-unusable", "issuer is not usable: " + why);
            case IssuerTaken() ->
                throw problem(HttpStatus.CONFLICT, "issuer-taken", "Another provider has that issuer");
        };
    }

    @DeleteMapping("/{name}")
    ResponseEntity<Void> delete(@PathVariable String name) {
        if (!providers.delete(name)) {
            throw noSuchProvider(name);
        }
        return ResponseEntity.noContent().build();
    }

    private static RuntimeException noSuchProvider(String name) {
        return problem(HttpStatus.NOT_FOUND, "no-such-provider", "No identity provider " + name);
    }

    private static RuntimeException problem(HttpStatus status, String type, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("urn:problem:auth:" + type));
        return new ErrorResponseException(status, body, null);
    }
}
