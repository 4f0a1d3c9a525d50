package org.chamicore.web.security;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.databind.json.JsonMapper;

/** Which scopes each role brings, as the issuer publishes it; of an issuer that publishes none, tokens alone say what they may. */
record Policy(@Nullable Long version, Map<String, Set<String>> roles) {

    static final Policy NONE = new Policy(null, Map.of());

    Policy {
        roles = roles.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> Set.copyOf(each.getValue())));
    }

    /** @throws tools.jackson.core.JacksonException when the text is no policy */
    static Policy read(String text) {
        Policy policy = JsonMapper.shared().readValue(text, Policy.class);
        if (policy.version() == null) {
            throw new IllegalArgumentException("a policy has a version");
        }
        return policy;
    }

    /** As logs and refusals name it. */
    String name() {
        return Optional.ofNullable(version).map(String::valueOf).orElse("none");
    }

    /**
     * What the holder of a token may do now: what its roles bring by this policy, and of the scopes that it names those that were
     * granted singly ({@code scope_direct}) or that one of the roles which they came from still brings. These are {@code roles}, and
     * {@code scope_roles} where the token holds less than its subject's roles bring. A token without any role holds what it names.
     */
    Set<String> rights(Jwt token) {
        Set<String> named = new HashSet<>(TokenTexts.of(token, "scope")); // one text (RFC 9068) or a list
        named.addAll(TokenTexts.of(token, "scp")); // its older name
        Set<String> roles = TokenTexts.of(token, "roles");
        Set<String> sources = new HashSet<>(TokenTexts.of(token, "scope_roles"));
        sources.addAll(roles);
        if (version == null || sources.isEmpty()) {
            return named;
        }
        Set<String> brought = scopes(sources);
        Set<String> single = TokenTexts.of(token, "scope_direct");
        named.removeIf(scope -> !brought.contains(scope) && !single.contains(scope));
        named.addAll(scopes(roles));
        return named;
    }

    private Set<String> scopes(Collection<String> of) {
        return of.stream()
                .flatMap(role -> roles.getOrDefault(role, Set.of()).stream())
                .collect(Collectors.toSet());
    }
}
