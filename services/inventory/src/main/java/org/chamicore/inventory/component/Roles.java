package org.chamicore.inventory.component;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chamicore.inventory.InventoryProperties;
import org.springframework.stereotype.Service;

/** The roles that a component may have at this site. */
@Service
public class Roles {

    private static final List<String> ROLES =
            List.of("Compute", "Service", "System", "Application", "Storage", "Management");
    private static final List<String> SUB_ROLES = List.of("Master", "Worker", "Storage");

    private final List<String> roles;
    private final List<String> subRoles;

    Roles(InventoryProperties settings) {
        this.roles =
                Stream.concat(ROLES.stream(), settings.extraRoles().stream()).toList();
        this.subRoles = Stream.concat(SUB_ROLES.stream(), settings.extraSubRoles().stream())
                .toList();
    }

    public List<String> roles() {
        return roles;
    }

    public List<String> subRoles() {
        return subRoles;
    }

    /** Finds a role in its one spelling; letter case is the client's own. */
    public Optional<String> findRole(String text) {
        return find(roles, text);
    }

    public Optional<String> findSubRole(String text) {
        return find(subRoles, text);
    }

    private static Optional<String> find(List<String> values, String text) {
        return values.stream().filter(text::equalsIgnoreCase).findFirst();
    }
}
