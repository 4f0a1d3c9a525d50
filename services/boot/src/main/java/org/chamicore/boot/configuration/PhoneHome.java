package org.chamicore.boot.configuration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a node told about itself after its first boot. All fields are always shown, but for the one that came later. */
public record PhoneHome(@JsonValue Map<String, String> fields) {

    private static final String LATER = "pub_key_ed25519";
    private static final List<String> NAMES =
            List.of("pub_key_dsa", "pub_key_rsa", "pub_key_ecdsa", LATER, "instance_id", "hostname", "fqdn");

    public static final PhoneHome NONE = new PhoneHome(Map.of());

    @JsonCreator
    public PhoneHome(Map<String, @Nullable String> fields) {
        Map<String, String> known = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = fields.get(name);
            if (value != null && !value.isEmpty()) {
                known.put(name, value);
            } else if (!name.equals(LATER)) {
                known.put(name, "");
            }
        }
        this.fields = known;
    }

    public boolean isNone() {
        return fields.values().stream().allMatch(String::isEmpty);
    }
}
