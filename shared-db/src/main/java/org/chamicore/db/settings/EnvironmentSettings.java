package org.chamicore.db.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** Reads {@link DatabaseSettings} from environment variables; each refusal names the variable. */
public final class EnvironmentSettings {

    private static final Duration LONGEST = Duration.ofDays(24); // what PostgreSQL takes for a timeout in milliseconds

    private final Function<String, @Nullable String> environment;

    /** @param environment looks a variable up by its name; null or blank where it is not set */
    public EnvironmentSettings(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** @throws SettingRefusedException when a needed variable is missing or one has no usable value */
    public DatabaseSettings read(String schema) {
        DatabaseUrl url = DatabaseUrl.parse(text("DATABASE_URL")
                .orElseThrow(() ->
                        new SettingRefusedException("DATABASE_URL is not set: say where the database is, for example"
                                + " postgres://localhost:5432/chamicore")));
        int maxConns = number("DB_MAX_CONNS", 1).orElse(25);
        Credentials service = service(schema, url);
        Credentials migration = migration().orElse(null);
        if (isProduction()) {
            refuseGuessable(service, migration);
        }
        return new DatabaseSettings(
                schema,
                withPasswordFile(
                        SslSettings.apply(url.jdbcUrl(), text("DB_SSL_MODE"), text("DB_SSL_ROOT_CERT"), isProduction()),
                        schema,
                        url),
                service,
                migration,
                maxConns,
                minConns(maxConns),
                duration("DB_MAX_CONN_LIFETIME", Duration.ofHours(1), "30s"),
                duration("DB_MAX_CONN_IDLE_TIME", Duration.ofMinutes(30), "10s"),
                duration("DB_ACQUIRE_TIMEOUT", Duration.ofSeconds(10), "250ms"),
                duration("DB_QUERY_TIMEOUT", Duration.ofSeconds(30), "1ms"),
                duration("DB_LEAK_THRESHOLD", Duration.ofSeconds(60), "100ms"),
                number("DB_MAX_QUERIES_PER_CONN", 1).orElse(10000),
                number("DB_ALARM_PERCENT", 1).orElse(85),
                duration("DB_ALARM_AFTER", Duration.ofSeconds(30), "100ms"),
                duration("DB_STATISTICS_INTERVAL", Duration.ofSeconds(30), "100ms"),
                number("DB_CONNECT_RETRIES", 0).orElse(3));
    }

    private int minConns(int maxConns) {
        int minConns = number("DB_MIN_CONNS", 0).orElse(Math.min(5, maxConns));
        if (minConns > maxConns) {
            throw new SettingRefusedException(
                    "DB_MIN_CONNS is %d and DB_MAX_CONNS is %d: the least cannot be more than the most"
                            .formatted(minConns, maxConns));
        }
        return minConns;
    }

    private String username(String schema, DatabaseUrl url) {
        return text("DB_USERNAME").or(() -> Optional.ofNullable(url.username())).orElse(schema);
    }

    private Credentials service(String schema, DatabaseUrl url) {
        String username = username(schema, url);
        String password = secret("DB_PASSWORD")
                .or(() -> Optional.ofNullable(url.password()))
                .orElseThrow(() -> new SettingRefusedException(
                        "DB_PASSWORD_FILE is not set: name the file that holds the password of role %s (or set DB_PASSWORD)"
                                .formatted(username)));
        return new Credentials(username, password);
    }

    /** A password that is in a file is read again for each connection, for it may be rotated. */
    private String withPasswordFile(String jdbcUrl, String schema, DatabaseUrl url) {
        boolean given = Optional.ofNullable(environment.apply("DB_PASSWORD"))
                .filter(text -> !text.isBlank())
                .isPresent();
        return text("DB_PASSWORD_FILE")
                .filter(file -> !given)
                .map(file -> PasswordFile.into(jdbcUrl, file, username(schema, url)))
                .orElse(jdbcUrl);
    }

    private Optional<Credentials> migration() {
        return text("DB_MIGRATION_USERNAME")
                .map(username -> new Credentials(
                        username,
                        secret("DB_MIGRATION_PASSWORD")
                                .orElseThrow(() ->
                                        new SettingRefusedException("DB_MIGRATION_PASSWORD_FILE is not set, though"
                                                + " DB_MIGRATION_USERNAME is: name the file that holds"
                                                + " that role's password"))));
    }

    private boolean isProduction() {
        String profile = text("CHAMICORE_PROFILE").orElse("development");
        return switch (profile) {
            case "production" -> true;
            case "development" -> false;
            default ->
                throw new SettingRefusedException(
                        "CHAMICORE_PROFILE is '%s': write development or production".formatted(profile));
        };
    }

    private static void refuseGuessable(Credentials service, @Nullable Credentials migration) {
        Production.refuseGuessable(service);
        if (migration != null) {
            Production.refuseGuessable(migration);
        }
    }

    private Optional<String> secret(String name) {
        return Optional.ofNullable(environment.apply(name))
                .filter(secret -> !secret.isBlank())
                .or(() -> text(name + "_FILE").map(file -> content(name + "_FILE", file)));
    }

    private static String content(String name, String file) {
        try {
            String content = Files.readString(Path.of(file)).replaceFirst("\\R+\\z", "");
            if (!content.isEmpty()) {
                return content;
            }
        } catch (IOException | InvalidPathException unreadable) {
            throw new SettingRefusedException("%s names %s, which cannot be read".formatted(name, file));
        }
        throw new SettingRefusedException("%s names %s, which is empty".formatted(name, file));
    }

    private Optional<Integer> number(String name, int least) {
        return text(name).map(text -> {
            try {
                int value = Integer.parseInt(text);
                if (value >= least) {
                    return value;
                }
            } catch (NumberFormatException notANumber) {
                // refused below
            }
            throw new SettingRefusedException(
                    "%s is '%s': write a whole number of at least %d".formatted(name, text, least));
        });
    }

    private Duration duration(String name, Duration fallback, String least) {
        return text(name)
                .map(text -> {
                    try {
                        Duration value = DurationStyle.detectAndParse(text);
                        if (Character.isLetter(text.charAt(
                                        text.length() - 1)) // 30 may mean seconds to one and hours to another
                                && value.compareTo(DurationStyle.SIMPLE.parse(least)) >= 0
                                && value.compareTo(LONGEST) <= 0) {
                            return value;
                        }
                    } catch (IllegalArgumentException | ArithmeticException notADuration) {
                        // refused below
                    }
                    throw new SettingRefusedException(
                            "%s is '%s': write a duration such as 500ms, 30s, 10m or 1h, of at least %s and at most %dd"
                                    .formatted(name, text, least, LONGEST.toDays()));
                })
                .orElse(fallback);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(environment.apply(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
