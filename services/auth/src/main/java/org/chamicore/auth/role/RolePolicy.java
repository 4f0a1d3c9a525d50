package org.chamicore.auth.role;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** What each role brings, in one of its versions. */
public record RolePolicy(long version, Map<Role, List<Scope>> roles) {

    public RolePolicy {
        Map<Role, List<Scope>> sorted = new TreeMap<>();
        roles.forEach((role, scopes) ->
                sorted.put(role, scopes.stream().sorted().distinct().toList()));
        roles = Collections.unmodifiableMap(sorted);
    }

    public boolean names(Role role) {
        return roles.containsKey(role);
    }

    /** Every scope that a token for somebody with these grants may carry, sorted. */
    public List<Scope> scopes(Grants grants) {
        return Stream.concat(grants.roles().stream().flatMap(role -> brought(role).stream()), grants.scopes().stream())
                .sorted()
                .distinct()
                .toList();
    }

    /** The roles that a token with no more than {@code granted} may still claim: those of which no scope was left out. */
    public List<Role> rolesWithin(Grants grants, Set<Scope> granted) {
        return grants.roles().stream()
                .filter(this::names)
                .filter(role -> granted.containsAll(brought(role)))
                .toList();
    }

    /**
     * The claims that tell a service which of a token's scopes stand and fall with which roles, so that another policy counts for
     * tokens that were issued before it: {@code roles}, {@code scope_roles} where the token holds less than those of its holder
     * bring, and {@code scope_direct} where it holds scopes that were granted singly beside roles.
     */
    public Map<String, Object> claims(Grants grants, Set<Scope> granted) {
        Map<String, Object> claims = new LinkedHashMap<>();
        List<Role> whole = rolesWithin(grants, granted);
        claims.put("roles", whole.stream().map(Role::text).toList());
        if (!whole.containsAll(grants.roles())) {
            claims.put("scope_roles", grants.roles().stream().map(Role::text).toList());
        }
        List<Scope> single = grants.scopes().stream().filter(granted::contains).toList();
        if (!grants.roles().isEmpty() && !single.isEmpty()) {
            claims.put("scope_direct", Scope.join(single));
        }
        return claims;
    }

    /** Differs wherever version or content do; a restored database may give the same number to another content. */
    public String tag() {
        CRC32 content = new CRC32();
        content.update(roles.toString().getBytes(StandardCharsets.UTF_8));
        return "\"%d-%08x\"".formatted(version, content.getValue());
    }

    private List<Scope> brought(Role role) {
        return roles.getOrDefault(role, List.of());
    }
}
