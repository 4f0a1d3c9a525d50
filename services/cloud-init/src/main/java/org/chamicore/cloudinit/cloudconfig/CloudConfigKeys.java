package org.chamicore.cloudinit.cloudconfig;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keys that may stand at the top of a cloud-config, with the types of their values: those of one version of cloud-init. */
final class CloudConfigKeys {

    private static final String FILE = "/cloud-config/keys.json";
    private static final CloudConfigKeys LATEST = read();

    private final String version;
    private final Map<String, List<String>> types;

    private CloudConfigKeys(String version, Map<String, List<String>> types) {
        this.version = version;
        this.types = Map.copyOf(types);
    }

    static CloudConfigKeys latest() {
        return LATEST;
    }

    /** The version of cloud-init whose keys these are. */
    String version() {
        return version;
    }

    boolean has(String key) {
        return types.containsKey(key);
    }

    /** The types that the value of a key may have; empty where any will do. */
    List<String> types(String key) {
        return types.getOrDefault(key, List.of());
    }

    private static CloudConfigKeys read() {
        try (InputStream file = CloudConfigKeys.class.getResourceAsStream(FILE)) {
            JsonNode data = JsonMapper.shared().readTree(Objects.requireNonNull(file, FILE));
            Map<String, List<String>> types = new HashMap<>();
            data.path("keys").forEachEntry((key, names) -> {
                List<String> known = new ArrayList<>();
                names.forEach(name -> known.add(name.stringValue()));
                types.put(key, List.copyOf(known));
            });
            return new CloudConfigKeys(data.path("cloud-init").stringValue(), types);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
