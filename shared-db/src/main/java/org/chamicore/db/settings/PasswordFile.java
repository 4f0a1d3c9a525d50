package org.chamicore.db.settings;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.plugin.AuthenticationPlugin;
import org.postgresql.plugin.AuthenticationRequestType;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * Reads a role's password from its file for each connection that is opened, so that a password can be rotated under a
 * running service. The driver makes one of these where the address asks for it; other roles keep the password that they came
 * with.
 */
public final class PasswordFile implements AuthenticationPlugin {

    private static final String FILE = "passwordFile";
    private static final String ROLE = "passwordFileRole";

    private final Properties properties;

    /** @param properties of the connection, those of its address included */
    public PasswordFile(Properties properties) {
        this.properties = properties;
    }

    /** The address with the wish to read a role's password from a file. */
    static String into(String jdbcUrl, String file, String role) {
        return "%s%s%s=%s&%s=%s&%s=%s"
                .formatted(
                        jdbcUrl,
                        jdbcUrl.contains("?") ? "&" : "?",
                        PGProperty.AUTHENTICATION_PLUGIN_CLASS_NAME.getName(),
                        PasswordFile.class.getName(),
                        FILE,
                        URLEncoder.encode(file, StandardCharsets.UTF_8),
                        ROLE,
                        URLEncoder.encode(role, StandardCharsets.UTF_8));
    }

    @Override
    public char @Nullable [] getPassword(AuthenticationRequestType type) throws PSQLException {
        @Nullable String user = PGProperty.USER.getOrDefault(properties);
        if (user == null || !user.equals(properties.getProperty(ROLE))) {
            @Nullable String given = PGProperty.PASSWORD.getOrDefault(properties);
            return given == null ? null : given.toCharArray();
        }
        String file = properties.getProperty(FILE, "");
        try {
            return Files.readString(Path.of(file)).replaceFirst("\\R+\\z", "").toCharArray();
        } catch (IOException unreadable) {
            throw new PSQLException(
                    "the password of role %s cannot be read from %s".formatted(user, file),
                    PSQLState.INVALID_PASSWORD,
                    unreadable);
        }
    }
}
