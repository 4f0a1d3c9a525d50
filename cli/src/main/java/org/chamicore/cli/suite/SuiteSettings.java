package org.chamicore.cli.suite;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chamicore.db.settings.DatabaseUrl;
import org.jspecify.annotations.Nullable;

/**
 * What a suite is made of.
 *
 * @param root the project's folder, with the services' jars in it
 * @param data everything that the suite keeps
 * @param ports where it listens
 * @param databaseUrl a server that exists, with an administrator's credentials; null for the embedded one
 * @param environment more variables for the services, over those of this program
 */
public record SuiteSettings(
        Path root, DataFolder data, Ports ports, @Nullable DatabaseUrl databaseUrl, Map<String, String> environment) {

    public SuiteSettings {
        environment = Map.copyOf(environment);
    }

    /** On the embedded database. */
    public static SuiteSettings embedded(Path root, Path data, Ports ports) {
        return new SuiteSettings(root, new DataFolder(data), ports, null, Map.of());
    }

    /** The same with more variables for the services. */
    SuiteSettings with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new SuiteSettings(root, data, ports, databaseUrl, all);
    }

    /** The ports that have to be free, by the variable that sets each. */
    Map<String, Integer> neededPorts() {
        Map<String, Integer> needed = ports.byVariable();
        if (databaseUrl != null) {
            needed.remove(Ports.DATABASE_VARIABLE);
        }
        return needed;
    }

    Optional<DatabaseUrl> external() {
        return Optional.ofNullable(databaseUrl);
    }
}
