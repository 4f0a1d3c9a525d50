package org.chamicore.auth.user;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.Objects;
import org.chamicore.auth.policy.KnownRoles;
import org.chamicore.auth.policy.Policies;
import org.chamicore.auth.session.TokenHash;
import org.chamicore.auth.user.LocalUser.Profile;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/auth/v1/users")
class UserController {

    private static final int MADE_UP_CHARACTERS = 24;

    private final UserService users;
    private final Policies policies;

    UserController(UserService users, Policies policies) {
        this.users = users;
        this.policies = policies;
    }

    @GetMapping
    UserList list(
            @RequestParam(required = false) @Nullable Username after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return users.page(after, limit);
    }

    @GetMapping("/{username}")
    LocalUser get(@PathVariable Username username) {
        return users.find(username).orElseThrow(() -> noSuchUser(username));
    }

    @PostMapping
    ResponseEntity<CreatedUser> create(@Valid @RequestBody NewUser wanted) {
        KnownRoles.require(policies.current(), wanted.roles());
        Username username = wanted.username();
        Password password = Objects.requireNonNullElseGet(
                wanted.password(), () -> new Password(TokenHash.newToken().substring(0, MADE_UP_CHARACTERS)));
        Profile profile =
                new Profile(Objects.requireNonNullElse(wanted.displayName(), username.value()), wanted.roles(), true);
        LocalUser created = users.create(username, profile, password)
                .orElseThrow(() -> UserProblem.USERNAME_TAKEN.with("There is a user %s already".formatted(username)));
        return ResponseEntity.created(URI.create("/auth/v1/users/" + username))
                .cacheControl(CacheControl.noStore())
                .body(new CreatedUser(created, wanted.password() == null ? password.value() : null));
    }

    @PatchMapping("/{username}")
    LocalUser update(@PathVariable Username username, @Valid @RequestBody UserPatch patch) {
        if (patch.roles() != null) {
            KnownRoles.require(policies.current(), patch.roles());
        }
        return users.update(username, patch).orElseThrow(() -> noSuchUser(username));
    }

    @DeleteMapping("/{username}")
    ResponseEntity<Void> delete(@PathVariable Username username) {
        if (!users.delete(username)) {
            throw noSuchUser(username);
        }
        return ResponseEntity.noContent().build();
    }

    private static RuntimeException noSuchUser(Username username) {
        return UserProblem.NO_SUCH_USER.with("No user %s".formatted(username));
    }
}
