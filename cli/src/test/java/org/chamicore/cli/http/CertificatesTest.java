package org.chamicore.cli.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.chamicore.cli.console.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {

    private static final char[] PASSWORD = "for this test".toCharArray();

    @TempDir
    Path folder;

    @Test
    void aServerIsTrustedByItsCertificateAndNotWithoutIt() throws Exception {
        KeyStore keys = keys();
        Path pem = Files.writeString(
                folder.resolve("server.crt"),
                "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                        .formatted(Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate("server").getEncoded())));
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            Api api = Api.open(
                    URI.create("https://localhost:" + server.getAddress().getPort()), Duration.ofSeconds(10));
            assertThat(api.trusting(pem).get("/").status()).isEqualTo(204);
            assertThatExceptionOfType(UnreachableException.class).isThrownBy(() -> api.get("/"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aFileWithoutACertificateIsRefused() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.crt"));
        Api api = Api.open(URI.create("https://localhost"), Duration.ofSeconds(10));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> api.trusting(empty))
                .withMessageContaining("empty.crt");
    }

    private KeyStore keys() throws Exception {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=a test",
                        "-ext",
                        "SubjectAlternativeName=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        String.valueOf(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
