package org.chamicore.boot.unknown;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Nid;
import org.chamicore.boot.node.Xname;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who an unknown network card is to belong to.
 *
 * @param nid of a node that is new; absent for one that the inventory knows
 * @param role blank for the inventory's default, and so the subrole
 */
record Adoption(Xname xname, Optional<Nid> nid, String role, String subRole) {

    private static final int LONGEST = 64;

    @JsonCreator
    static Adoption read(
            @JsonProperty(value = "xname", required = true) Xname xname,
            @JsonProperty("nid") @Nullable Nid nid,
            @JsonProperty("role") @Nullable String role,
            @JsonProperty("subRole") @Nullable String subRole) {
        return new Adoption(xname, Optional.ofNullable(nid), word("role", role), word("subRole", subRole));
    }

    /** As the inventory's API wants the component. */
    Map<String, Object> component() {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("ID", xname.value());
        component.put("State", "On");
        nid.ifPresent(number -> component.put("NID", number.number()));
        if (!role.isEmpty()) {
            component.put("Role", role);
        }
        if (!subRole.isEmpty()) {
            component.put("SubRole", subRole);
        }
        return component;
    }

    /** What the inventory's feed would tell of it; a component only of a node that is new. */
    Map<String, Map<String, JsonNode>> told(MacAddress mac, boolean isNew) {
        JsonMapper json = JsonMapper.shared();
        Map<String, Map<String, JsonNode>> told = new LinkedHashMap<>();
        if (isNew) {
            Map<String, Object> component = component();
            component.put("Type", "Node");
            component.putIfAbsent("Role", "Compute");
            told.put("component", Map.of(xname.value(), json.valueToTree(component)));
        }
        told.put(
                "ethernet_interface",
                Map.of(
                        mac.value().replace(":", ""),
                        json.valueToTree(Map.of("MACAddress", mac.value(), "ComponentID", xname.value()))));
        return told;
    }

    private static String word(String field, @Nullable String text) {
        if (text == null) {
            return "";
        }
        if (text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "%s must not be longer than %d characters, nor hold control characters".formatted(field, LONGEST));
        }
        return text;
    }
}
