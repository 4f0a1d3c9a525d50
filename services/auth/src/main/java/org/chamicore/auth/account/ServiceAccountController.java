package org.chamicore.auth.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import org.chamicore.auth.account.CreateOutcome.ClientIdTaken;
import org.chamicore.auth.account.CreateOutcome.Created;
import org.chamicore.auth.policy.KnownRoles;
import org.chamicore.auth.policy.Policies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/auth/v1/service-accounts")
class ServiceAccountController {

    private final ServiceAccountService accounts;
    private final Policies policies;

    ServiceAccountController(ServiceAccountService accounts, Policies policies) {
        this.accounts = accounts;
        this.policies = policies;
    }

    @GetMapping
    AccountPage page(
            @RequestParam(required = false) @Nullable ClientId after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return accounts.page(after, limit);
    }

    @GetMapping("/{clientId}")
    ServiceAccount find(@PathVariable ClientId clientId) {
        return accounts.find(clientId).orElseThrow(() -> noSuchAccount(clientId));
    }

    @PostMapping
    ResponseEntity<CreatedAccount> create(@Valid @RequestBody NewServiceAccount wanted) {
        if (wanted.grants().isEmpty()) {
            throw ServiceAccountProblem.NOTHING_GRANTED.with(
                    "An account needs at least one role or scope; %s was given none".formatted(wanted.clientId()));
        }
        KnownRoles.require(policies.current(), wanted.grants().roles());
        ClientSecret secret = ClientSecret.generate();
        return switch (accounts.create(wanted.clientId(), secret, wanted.grants())) {
            case Created(ServiceAccount account) ->
                ResponseEntity.created(URI.create("/auth/v1/service-accounts/" + account.clientId()))
                        .cacheControl(CacheControl.noStore())
                        .body(new CreatedAccount(account, secret));
            case ClientIdTaken() ->
                throw ServiceAccountProblem.CLIENT_ID_TAKEN.with(
                        "There is an account %s already".formatted(wanted.clientId()));
        };
    }

    /** Without a body the old secret stays good for a day. */
    @PostMapping("/{clientId}/secret")
    ResponseEntity<RotatedAccount> rotate(
            @PathVariable ClientId clientId, @Valid @RequestBody(required = false) @Nullable Rotation rotation) {
        ClientSecret secret = ClientSecret.generate();
        Rotation how = rotation == null ? new Rotation(null) : rotation;
        ServiceAccount account =
                accounts.rotate(clientId, secret, how.overlap()).orElseThrow(() -> noSuchAccount(clientId));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new RotatedAccount(account, secret));
    }

    @PostMapping("/{clientId}/disable")
    ServiceAccount disable(@PathVariable ClientId clientId) {
        return accounts.setEnabled(clientId, false).orElseThrow(() -> noSuchAccount(clientId));
    }

    @PostMapping("/{clientId}/enable")
    ServiceAccount enable(@PathVariable ClientId clientId) {
        return accounts.setEnabled(clientId, true).orElseThrow(() -> noSuchAccount(clientId));
    }

    @DeleteMapping("/{clientId}")
    ResponseEntity<Void> delete(@PathVariable ClientId clientId) {
        if (!accounts.delete(clientId)) {
            throw noSuchAccount(clientId);
        }
        return ResponseEntity.noContent().build();
    }

    private static RuntimeException noSuchAccount(ClientId clientId) {
        return ServiceAccountProblem.NO_SUCH_ACCOUNT.with("No account %s".formatted(clientId));
    }
}
