package org.chamicore.db.settings;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.chamicore.db.tls.StrictTls;

/** How the address in the settings says that connections are encrypted. */
final class SslSettings {

    private static final Set<String> MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final Set<String> STRICT = Set.of("require", "verify-ca", "verify-full");

    private SslSettings() {}

    /**
     * The address with what the settings add to it; production never goes without TLS.
     *
     * @param mode as {@code DB_SSL_MODE} says; where it is not set the address's own counts, and in production {@code verify-full} after that
     * @param rootCertificate the file in {@code DB_SSL_ROOT_CERT}
     */
    static String apply(String jdbcUrl, Optional<String> mode, Optional<String> rootCertificate, boolean production) {
        mode.filter(name -> !MODES.contains(name)).ifPresent(name -> {
            throw new SettingRefusedException(
                    "DB_SSL_MODE is not one of disable, allow, prefer, require, verify-ca, verify-full");
        });
        Optional<String> added = mode.or(
                () -> production && ofAddress(jdbcUrl).isEmpty() ? Optional.of("verify-full") : Optional.empty());
        Optional<String> effective = added.or(() -> ofAddress(jdbcUrl));
        if (production && effective.filter(STRICT::contains).isEmpty()) {
            throw new SettingRefusedException(
                    "DB_SSL_MODE is %s and CHAMICORE_PROFILE is production: choose verify-full, or at least require"
                            .formatted(effective.orElse("not set")));
        }
        String url = added.map(name -> with(jdbcUrl, "sslmode", name)).orElse(jdbcUrl);
        if (effective.filter(STRICT::contains).isPresent()) {
            url = with(url, "sslfactory", StrictTls.class.getName());
        }
        return rootCertificate.isPresent() ? with(url, "sslrootcert", readable(rootCertificate.get())) : url;
    }

    /** The driver takes the last one. */
    private static Optional<String> ofAddress(String jdbcUrl) {
        return Arrays.stream(jdbcUrl.replaceFirst("^[^?]*\\??", "").split("&"))
                .filter(parameter -> parameter.startsWith("sslmode="))
                .map(parameter -> parameter.substring("sslmode=".length()))
                .reduce((earlier, last) -> last);
    }

    private static String with(String url, String name, String value) {
        return "%s%s%s=%s"
                .formatted(url, url.contains("?") ? "&" : "?", name, URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static String readable(String file) {
        if (!Files.isReadable(Path.of(file))) {
            throw new SettingRefusedException("DB_SSL_ROOT_CERT names %s, which cannot be read".formatted(file));
        }
        return file;
    }
}
