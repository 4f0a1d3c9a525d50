package org.chamicore.conventions.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;

/** What a service's {@code application.yaml} says of settings: which variable sets one, and what holds without it. */
final class ServiceYaml {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*):?(.*)}([^}]*)");

    private final Map<String, String> values = new LinkedHashMap<>();

    ServiceYaml(Path file) {
        try {
            for (var source : new YamlPropertySourceLoader().load("yaml", new FileSystemResource(file))) {
                EnumerablePropertySource<?> all = (EnumerablePropertySource<?>) source;
                for (String name : all.getPropertyNames()) {
                    values.put(name, String.valueOf(all.getProperty(name)));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The same setting, as the service's file has it. */
    Setting apply(Setting setting) {
        String value = values.get(setting.property());
        if (value == null) {
            return setting;
        }
        Matcher variable = VARIABLE.matcher(value);
        return variable.matches()
                ? new Setting(
                        setting.property(), variable.group(1), variable.group(2), meaning(setting, variable.group(3)))
                : new Setting(setting.property(), setting.variable(), value, setting.meaning());
    }

    /** Whether the service's file gives it a variable of its own. */
    boolean names(Setting setting) {
        String value = values.get(setting.property());
        return value != null && VARIABLE.matcher(value).matches();
    }

    private static String meaning(Setting setting, String rest) {
        return rest.isEmpty() ? setting.meaning() : "%s; without `%s`".formatted(setting.meaning(), rest);
    }
}
