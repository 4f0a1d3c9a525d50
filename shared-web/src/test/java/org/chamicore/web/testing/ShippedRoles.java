package org.chamicore.web.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The roles as the suite ships them, in the order of what they may; a test of the auth service holds them against its database. */
public final class ShippedRoles {

    private ShippedRoles() {}

    /** Each role's scopes. */
    public static Map<String, Set<String>> scopes() {
        Map<String, Set<String>> scopes = new LinkedHashMap<>();
        scopes.put("viewer", Set.of("smd.read", "bss.read", "cloudinit.read"));
        scopes.put(
                "operator",
                Set.of("smd.read", "bss.read", "cloudinit.read", "smd.write", "bss.write", "cloudinit.write"));
        scopes.put(
                "admin",
                Set.of(
                        "smd.read",
                        "bss.read",
                        "cloudinit.read",
                        "auth.read",
                        "smd.write",
                        "bss.write",
                        "cloudinit.write",
                        "auth.write"));
        scopes.put("service", Set.of("smd.read"));
        return scopes;
    }

    /** The services for which scopes count, as a token's {@code aud} names them. */
    public static List<String> audiences(Set<String> scopes) {
        return scopes.stream()
                .map(scope -> scope.substring(0, scope.indexOf('.')))
                .distinct()
                .sorted()
                .toList();
    }
}
