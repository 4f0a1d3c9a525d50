package org.chamicore.db.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.chamicore.db.fixture.Authority;
import org.chamicore.db.fixture.OwnServer;
import org.chamicore.db.settings.DatabaseSettings;
import org.chamicore.db.settings.EnvironmentSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers with certificates that are made here, asked as the settings say. */
class TlsTest {

    @TempDir
    private static Path folder;

    private static Authority ours;
    private static Authority foreign;

    @BeforeAll
    static void makeAuthorities() throws Exception {
        ours = Authority.create(folder.resolve("ours"));
        foreign = Authority.create(folder.resolve("foreign"));
    }

    private static OwnServer serverWith(Authority.Certificate certificate, Map<String, String> more) {
        Map<String, String> configuration = new HashMap<>(more);
        configuration.put("ssl", "on");
        configuration.put("ssl_cert_file", certificate.file().toString());
        configuration.put("ssl_key_file", certificate.key().toString());
        return OwnServer.start(configuration);
    }

    private static DatabaseSettings settings(OwnServer server, String mode) {
        return new EnvironmentSettings(Map.of(
                        "DATABASE_URL",
                        "postgres://localhost:%d/postgres".formatted(server.port()),
                        "DB_USERNAME",
                        "postgres",
                        "DB_PASSWORD",
                        "quite-a-long-password",
                        "CHAMICORE_PROFILE",
                        "production",
                        "DB_SSL_MODE",
                        mode,
                        "DB_SSL_ROOT_CERT",
                        ours.certificate().toString())::get)
                .read("smd");
    }

    private static String session(OwnServer server) throws SQLException {
        DatabaseSettings settings = settings(server, "verify-full");
        try (Connection connection = DriverManager.getConnection(
                        settings.jdbcUrl(),
                        settings.service().username(),
                        settings.service().password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select version || ' ' || cipher from pg_stat_ssl where pid = pg_backend_pid()")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void acceptsTheRightName() throws Exception {
        try (OwnServer server = serverWith(ours.issue("localhost", 30), Map.of())) {
            assertThat(session(server)).matches("TLSv1\\.3 TLS_(AES_(128|256)_GCM|CHACHA20_POLY1305)_SHA(256|384)");
        }
    }

    @Test
    void speaksTls12OnlyWithForwardSecrecy() throws Exception {
        try (OwnServer server =
                serverWith(ours.issue("localhost", 30), Map.of("ssl_max_protocol_version", "TLSv1.2"))) {
            assertThat(session(server)).matches("TLSv1\\.2 (ECDHE|DHE)-.*(GCM|CHACHA20).*");
        }
    }

    @Test
    void refusesAServerThatHasOnlyOtherCiphers() throws Exception {
        try (OwnServer server = serverWith(
                ours.issue("localhost", 30),
                Map.of(
                        "ssl_max_protocol_version",
                        "TLSv1.2",
                        "ssl_ciphers",
                        "ECDHE-RSA-AES256-SHA384:AES256-GCM-SHA384"))) {
            assertThatThrownBy(() -> session(server))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("SSL");
        }
    }

    @Test
    void refusesAWrongName() throws Exception {
        try (OwnServer server = serverWith(ours.issue("db.example.org", 30), Map.of())) {
            assertThatThrownBy(() -> session(server)).hasMessageContaining("hostname localhost could not be verified");
        }
    }

    @Test
    void refusesAForeignAuthority() throws Exception {
        try (OwnServer server = serverWith(foreign.issue("localhost", 30), Map.of())) {
            assertThatThrownBy(() -> session(server)).hasStackTraceContaining("PKIX path");
        }
    }

    @Test
    void refusesAnExpiredCertificate() throws Exception {
        try (OwnServer server = serverWith(ours.issueExpired("localhost"), Map.of())) {
            assertThatThrownBy(() -> session(server)).hasStackTraceContaining("CertificateExpiredException");
        }
    }

    @Test
    void refusesPlainText() {
        try (OwnServer server = OwnServer.start(Map.of())) {
            assertThatThrownBy(() -> session(server)).hasMessageContaining("does not support SSL");
        }
    }
}
