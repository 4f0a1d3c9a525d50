package org.chamicore.conventions.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Variables that are read without Spring: found in the sources by how they are read, told by {@code settings.properties}. */
final class Variables {

    private static final Pattern DATABASE = Pattern.compile(
            "\\b(text|secret|number|duration)\\(\"([A-Z_]+)\"(?:, Duration\\.of(\\w+)\\((\\d+)\\)|, \\d+\\)\\.orElse\\((\\d+)\\))?");
    private static final Pattern COMMAND =
            Pattern.compile("(?:\"|env:|\\$\\{)(CHAMICORE_[A-Z_]*[A-Z]|PGUSER|PGPASSWORD)(?:\"|:-|\\})");
    private static final Pattern COMPOSE = Pattern.compile("\\$\\{(CHAMICORE_[A-Z_]+):-([^}]*)}");

    private final Properties meanings = new Properties();

    Variables(Path meanings) {
        try (var reader = Files.newBufferedReader(meanings)) {
            this.meanings.load(reader);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Those of the database. */
    List<Setting> database(Path environmentSettings) {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher matcher = DATABASE.matcher(read(environmentSettings).replaceAll("\\(\\s+", "("));
        while (matcher.find()) {
            String name = matcher.group(2);
            if (matcher.group(1).equals("secret")) {
                found.putIfAbsent(name + "_FILE", "");
            }
            found.merge(name, fallback(matcher), (one, other) -> one.isEmpty() ? other : one);
        }
        return settings(found);
    }

    /** Those of the command line and its launcher. */
    List<Setting> command(Path cli, Path launcher) {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(cli)) {
            Stream.concat(files.filter(each -> each.toString().endsWith(".java")), Stream.of(launcher))
                    .map(Variables::read)
                    .flatMap(each -> COMMAND.matcher(each).results())
                    .map(each -> each.group(1))
                    .filter(each -> meanings.containsKey("command." + each) || !isOfServices(each))
                    .forEach(each -> found.put(each, ""));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return found.keySet().stream()
                .map(each -> setting("command." + each, each, ""))
                .toList();
    }

    /** Those of the compose file. */
    List<Setting> compose(Path file) {
        Map<String, String> found = COMPOSE.matcher(read(file))
                .results()
                .collect(Collectors.toMap(
                        each -> each.group(1), each -> each.group(2), (one, other) -> one, TreeMap::new));
        return found.entrySet().stream()
                .map(each -> setting("compose." + each.getKey(), each.getKey(), each.getValue()))
                .toList();
    }

    private String meaning(String key) {
        String meaning = meanings.getProperty(key);
        if (meaning == null) {
            throw new AssertionError(
                    "say in tests/conventions/src/test/resources/settings.properties what %s means".formatted(key));
        }
        return meaning;
    }

    /** The command line only passes these on. */
    private static boolean isOfServices(String name) {
        return name.startsWith("CHAMICORE_AUTH_")
                || name.equals("CHAMICORE_INVENTORY_URL")
                || name.equals("CHAMICORE_NODE_TOKEN_KEY_FILE");
    }

    private List<Setting> settings(Map<String, String> found) {
        return found.entrySet().stream()
                .map(each -> setting(each.getKey(), each.getKey(), each.getValue()))
                .toList();
    }

    private Setting setting(String key, String name, String fallback) {
        return new Setting("", name, fallback, meaning(key));
    }

    private static String fallback(Matcher matcher) {
        if (matcher.group(3) != null) {
            return matcher.group(4) + matcher.group(3).substring(0, 1).toLowerCase(Locale.ROOT);
        }
        return matcher.group(5) == null ? "" : matcher.group(5);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
