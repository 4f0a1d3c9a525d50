package org.chamicore.db.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

class EnvironmentSettingsTest {

    private static final String SECRET = "hush-#1 ${HOME} \\ ü";

    @TempDir
    private Path folder;

    private final Map<String, String> environment =
            new HashMap<>(Map.of("DATABASE_URL", "postgres://db/chamicore", "DB_PASSWORD", SECRET));

    private DatabaseSettings read() {
        return new EnvironmentSettings(environment::get).read("smd");
    }

    private void refuses(String... parts) {
        assertThatExceptionOfType(SettingRefusedException.class)
                .isThrownBy(this::read)
                .satisfies(refused -> assertThat(refused)
                        .message()
                        .contains(parts)
                        .doesNotContain(SECRET)
                        .doesNotContain("\n"));
    }

    private String file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "secret", ""), content)
                .toString();
    }

    @Test
    void hasADefaultForAllButAddressAndPassword() {
        assertThat(read())
                .isEqualTo(new DatabaseSettings(
                        "smd",
                        "jdbc:postgresql://db:5432/chamicore",
                        new Credentials("smd", SECRET),
                        null,
                        25,
                        5,
                        Duration.ofHours(1),
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        10_000,
                        85,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        3));
    }

    @Test
    void readsEachVariable() {
        environment.putAll(Map.of(
                "DATABASE_URL", "jdbc:postgresql://other:6432/site",
                "DB_USERNAME", "smd_east",
                "DB_PASSWORD", "pw",
                "DB_MIGRATION_USERNAME", "smd_owner",
                "DB_MIGRATION_PASSWORD", "opw",
                "DB_MAX_CONNS", "7",
                "DB_MIN_CONNS", "0",
                "DB_SSL_MODE", "verify-full"));
        environment.putAll(Map.of(
                "DB_MAX_CONN_LIFETIME", "20m",
                "DB_MAX_CONN_IDLE_TIME", "90s",
                "DB_ACQUIRE_TIMEOUT", "250ms",
                "DB_QUERY_TIMEOUT", " 2m ",
                "DB_LEAK_THRESHOLD", "PT5S",
                "DB_MAX_QUERIES_PER_CONN", "11",
                "DB_ALARM_PERCENT", "50",
                "DB_ALARM_AFTER", "2s",
                "DB_STATISTICS_INTERVAL", "5m",
                "DB_CONNECT_RETRIES", "0"));
        assertThat(read())
                .isEqualTo(new DatabaseSettings(
                        "smd",
                        "jdbc:postgresql://other:6432/site?sslmode=verify-full&sslfactory=org.chamicore.db.tls.StrictTls",
                        new Credentials("smd_east", "pw"),
                        new Credentials("smd_owner", "opw"),
                        7,
                        0,
                        Duration.ofMinutes(20),
                        Duration.ofSeconds(90),
                        Duration.ofMillis(250),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(5),
                        11,
                        50,
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(5),
                        0));
    }

    @Test
    void takesBlankForNotSet() {
        environment.put("DB_USERNAME", "  ");
        environment.put("DB_MAX_CONNS", "");
        environment.put("DB_MIGRATION_USERNAME", "");
        environment.put("DB_SSL_MODE", " ");
        assertThat(read().service().username()).isEqualTo("smd");
        assertThat(read().maxConns()).isEqualTo(25);
        assertThat(read().migration()).isNull();
    }

    @Test
    void takesCredentialsFromTheAddressWhereNoVariableHasThem() {
        environment.put("DATABASE_URL", "postgres://east:p%40w@db/chamicore");
        environment.remove("DB_PASSWORD");
        assertThat(read().service()).isEqualTo(new Credentials("east", "p@w"));

        environment.put("DB_USERNAME", "west");
        environment.put("DB_PASSWORD", "other");
        assertThat(read().service()).isEqualTo(new Credentials("west", "other"));
    }

    @Test
    void keepsFewerIdleConnectionsThanItsDefaultWhereFewerAreAllowed() {
        environment.put("DB_MAX_CONNS", "3");
        assertThat(read().minConns()).isEqualTo(3);
    }

    @Test
    void letsItsOwnSslModeWinOverTheAddress() {
        environment.put("DATABASE_URL", "postgres://db/chamicore?sslmode=disable&x=1");
        environment.put("DB_SSL_MODE", "require");
        assertThat(Driver.parseURL(read().jdbcUrl(), new Properties())).containsEntry("sslmode", "require");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush", "hush\n", "hush\r\n", "hush\n\n"})
    void readsAPasswordFromAFileWithoutItsLineEnd(String content) throws IOException {
        environment.remove("DB_PASSWORD");
        environment.put("DB_PASSWORD_FILE", file(content));
        assertThat(read().service().password()).isEqualTo("hush");
    }

    @Test
    void keepsTheSpacesOfAPassword() throws IOException {
        environment.put("DB_PASSWORD", " a b ");
        environment.put("DB_MIGRATION_USERNAME", "smd_owner");
        environment.put("DB_MIGRATION_PASSWORD_FILE", file(" c d \n"));
        assertThat(read().service().password()).isEqualTo(" a b ");
        assertThat(read().migration().password()).isEqualTo(" c d ");
    }

    @Test
    void refusesToStartWithoutAnAddress() {
        environment.remove("DATABASE_URL");
        refuses("DATABASE_URL", "postgres://");
        environment.put("DATABASE_URL", "somewhere");
        refuses("DATABASE_URL");
    }

    @Test
    void refusesToStartWithoutAPassword() {
        environment.remove("DB_PASSWORD");
        refuses("DB_PASSWORD_FILE", "smd");
        environment.put("DB_MIGRATION_USERNAME", "smd_owner");
        environment.put("DB_PASSWORD", SECRET);
        refuses("DB_MIGRATION_PASSWORD_FILE", "DB_MIGRATION_USERNAME");
    }

    @Test
    void refusesAPasswordFileThatIsMissingOrEmpty() throws IOException {
        environment.remove("DB_PASSWORD");
        environment.put("DB_PASSWORD_FILE", folder.resolve("missing").toString());
        refuses("DB_PASSWORD_FILE", "missing", "cannot be read");
        environment.put("DB_PASSWORD_FILE", folder.toString());
        refuses("DB_PASSWORD_FILE", "cannot be read");
        environment.put("DB_PASSWORD_FILE", file("\n"));
        refuses("DB_PASSWORD_FILE", "empty");
    }

    @ParameterizedTest
    @CsvSource({
        "DB_MAX_CONNS, 0",
        "DB_MAX_CONNS, -1",
        "DB_MAX_CONNS, many",
        "DB_MAX_CONNS, 2.5",
        "DB_MAX_CONNS, 99999999999",
        "DB_MIN_CONNS, -1",
        "DB_MIN_CONNS, few",
        "DB_MIN_CONNS, 26",
        "DB_MAX_CONN_LIFETIME, 29s",
        "DB_MAX_CONN_LIFETIME, forever",
        "DB_MAX_CONN_LIFETIME, 25d",
        "DB_MAX_CONN_LIFETIME, 999999999999999d",
        "DB_MAX_CONN_LIFETIME, 99999999999999999999d",
        "DB_MAX_CONN_IDLE_TIME, 9s",
        "DB_ACQUIRE_TIMEOUT, 249ms",
        "DB_ACQUIRE_TIMEOUT, 0s",
        "DB_QUERY_TIMEOUT, 30",
        "DB_QUERY_TIMEOUT, -5s",
        "DB_QUERY_TIMEOUT, 0ms",
        "DB_QUERY_TIMEOUT, 1h30m",
        "DB_QUERY_TIMEOUT, 30 s",
        "DB_LEAK_THRESHOLD, 50ms",
        "DB_SSL_MODE, on",
        "DB_SSL_MODE, REQUIRE"
    })
    void namesTheVariableThatItRefuses(String name, String value) {
        environment.put(name, value);
        refuses(name);
    }

    @Test
    void showsNoPassword() {
        environment.put("DATABASE_URL", "postgres://db/chamicore?sslpassword=" + "hush");
        environment.put("DB_MIGRATION_USERNAME", "smd_owner");
        environment.put("DB_MIGRATION_PASSWORD", SECRET);
        assertThat(read().toString()).contains("smd", "db:5432/chamicore").doesNotContain("hush");
        assertThat(read().service().toString()).isEqualTo("smd");
    }

    @Nested
    class InProduction {

        @BeforeEach
        void isProduction() {
            environment.put("CHAMICORE_PROFILE", "production");
        }

        @ParameterizedTest
        @ValueSource(strings = {"disable", "allow", "prefer"})
        void refusesWhatMayBePlainText(String mode) {
            environment.put("DB_SSL_MODE", mode);
            refuses("DB_SSL_MODE is " + mode, "production", "verify-full");
        }

        @ParameterizedTest
        @ValueSource(strings = {"disable", "Prefer", "%64isable"})
        void refusesItInTheAddressToo(String mode) {
            environment.put("DATABASE_URL", "postgres://db/chamicore?sslmode=" + mode);
            refuses("DB_SSL_MODE is", "production", "verify-full");
        }

        @Test
        void verifiesTheServerWhereNothingIsSaid() {
            Properties properties = Driver.parseURL(read().jdbcUrl(), new Properties());
            assertThat(properties)
                    .containsEntry("sslmode", "verify-full")
                    .containsEntry("sslfactory", "org.chamicore.db.tls.StrictTls");
        }

        @Test
        void isStrictWhereTheAddressAsksForTls() {
            environment.put("DATABASE_URL", "postgres://db/chamicore?sslmode=require&sslfactory=other");
            assertThat(Driver.parseURL(read().jdbcUrl(), new Properties()))
                    .containsEntry("sslmode", "require")
                    .containsEntry("sslfactory", "org.chamicore.db.tls.StrictTls");
        }

        @ParameterizedTest
        @ValueSource(strings = {"short", "smd", "postgrespostgres", "ChangeMeChangeMe"})
        void refusesAPasswordThatCanBeGuessed(String password) {
            environment.put("DB_PASSWORD", password);
            refuses("password of role smd", "production", "12 characters");
        }

        @Test
        void refusesItOfTheSchemasOwnerToo() {
            environment.put("DB_MIGRATION_USERNAME", "smd_owner");
            environment.put("DB_MIGRATION_PASSWORD", "smd_owner");
            refuses("password of role smd_owner");
        }
    }

    @Test
    void knowsTwoProfiles() {
        environment.put("CHAMICORE_PROFILE", "prod");
        refuses("CHAMICORE_PROFILE is 'prod'", "development or production");
    }

    @Test
    void namesTheFileOfTheRootCertificateThatCannotBeRead() {
        environment.put("DB_SSL_ROOT_CERT", "/no/such/file");
        refuses("DB_SSL_ROOT_CERT names /no/such/file");
    }

    @Test
    void takesTheRootCertificateAsItIsCalled() throws IOException {
        String certificate =
                Files.writeString(folder.resolve("root & co.crt"), "x").toString();
        environment.put("DB_SSL_ROOT_CERT", certificate);
        assertThat(Driver.parseURL(read().jdbcUrl(), new Properties())).containsEntry("sslrootcert", certificate);
    }
}
