package org.chamicore.db.settings;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A database address in either of its usual forms, {@code postgres://user:password@host:port/name?key=value} (libpq) or
 * {@code jdbc:postgresql://host:port/name?user=…}, taken apart.
 *
 * @param jdbcUrl without credentials
 * @param username null where the address names none
 * @param password null where the address names none
 */
public record DatabaseUrl(
        String jdbcUrl, @Nullable String username, @Nullable String password) {

    private static final Pattern FORM = Pattern.compile(
            "(?<form>jdbc:postgresql|postgres|postgresql)://(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?"
                    + "(?<host>\\[[0-9A-Fa-f:.%]+]|[A-Za-z0-9._-]+)(?::(?<port>[0-9]{1,5}))?"
                    + "/(?<name>[^/?#]+)(?:\\?(?<parameters>[^#]*))?");
    private static final int PORT = 5432;
    private static final int LAST_PORT = 65535;

    /** @throws SettingRefusedException when the text is neither form */
    public static DatabaseUrl parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw refused();
        }
        String port = form.group("port");
        int number = port == null ? PORT : Integer.parseInt(port);
        if (number < 1 || number > LAST_PORT) {
            throw refused();
        }
        boolean jdbc = form.group("form").startsWith("jdbc:");
        String[] parameters =
                Objects.requireNonNullElse(form.group("parameters"), "").split("&");
        String others = Arrays.stream(parameters)
                .filter(each -> !each.isEmpty() && !each.startsWith("user=") && !each.startsWith("password="))
                .collect(Collectors.joining("&"));
        return new DatabaseUrl(
                "jdbc:postgresql://%s:%d/%s%s"
                        .formatted(
                                form.group("host"), number, form.group("name"), others.isEmpty() ? "" : "?" + others),
                decoded(form.group("user"), false)
                        .or(() -> parameter(parameters, "user", jdbc))
                        .orElse(null),
                decoded(form.group("password"), false)
                        .or(() -> parameter(parameters, "password", jdbc))
                        .orElse(null));
    }

    /** Without parameters, which may hold a secret of their own. */
    @Override
    public String toString() {
        return jdbcUrl.replaceFirst("\\?.*", "");
    }

    private static Optional<String> parameter(String[] parameters, String name, boolean plusIsSpace) {
        return Arrays.stream(parameters)
                .filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1))
                .findFirst()
                .flatMap(text -> decoded(text, plusIsSpace));
    }

    /** A plus is a space where the JDBC driver would read the parameter, and a plus everywhere else. */
    private static Optional<String> decoded(@Nullable String text, boolean plusIsSpace) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    URLDecoder.decode(plusIsSpace ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException badEscape) {
            throw refused(); // whose message, unlike this one's, holds no piece of a password
        }
    }

    private static SettingRefusedException refused() {
        return new SettingRefusedException(
                "DATABASE_URL is not a database address: write postgres://host:port/name or jdbc:postgresql://host:port/name, with a %-escape for each special character of a password");
    }
}
