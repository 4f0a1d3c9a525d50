package org.chamicore.auth.policy;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chamicore.auth.role.RolePolicy;
import org.chamicore.auth.role.Scope;

/** A policy as the API writes it: each role with its scopes, in the order of the names. */
@JsonPropertyOrder({"version", "roles"})
record PolicyDocument(long version, Map<String, List<Scope>> roles) {

    static PolicyDocument of(RolePolicy policy) {
        Map<String, List<Scope>> roles = new LinkedHashMap<>();
        policy.roles().forEach((role, scopes) -> roles.put(role.text(), scopes));
        return new PolicyDocument(policy.version(), roles);
    }
}
