package org.chamicore.auth.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider on TLS whose certificate says {@code localhost}. */
class OutsideTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private static SSLContext tls;
    private static HttpsServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        tls = context(folder.resolve("localhost.p12"));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        serve("/", 200, 2);
        serve("/elsewhere", 302, 2);
        serve("/large", 200, (1 << 20) + 1);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void connectsToTheVeryAddressThatItLookedAtAndLooksAtItOnce() throws Exception {
        List<InetAddress> seen = new CopyOnWriteArrayList<>();

        assertThat(outside(seen::add).retrieveResource(server("localhost")).getContent())
                .isEqualTo("..");
        assertThat(seen).singleElement().matches(InetAddress::isLoopbackAddress);
    }

    @Test
    void certificateHasToBeForTheNameAllTheSame() {
        assertThatThrownBy(() -> outside(any -> true).retrieveResource(server("127.0.0.1")))
                .isInstanceOf(SSLHandshakeException.class);
    }

    /** As when a name led outside while it was checked, and leads inside when it is connected to. */
    @Test
    void nobodyInsideIsConnectedTo() throws Exception {
        try (ServerSocket inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URL url = address("localhost", inside.getLocalPort());

            assertThatThrownBy(() -> outside(PublicSockets::isPublic).retrieveResource(url))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("its address is not a public one");
            inside.setSoTimeout(1);
            assertThatThrownBy(inside::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"elsewhere", "large"})
    void neitherFollowsNorReadsWithoutEnd(String path) throws Exception {
        URL url = URI.create(server("localhost") + path).toURL();

        assertThatThrownBy(() -> outside(any -> true).retrieveResource(url)).isInstanceOf(IOException.class);
    }

    @Test
    void asksNobodyWithoutTlsWhoIsNotListed() throws Exception {
        URL url = URI.create("http://localhost:1/").toURL();

        assertThatThrownBy(() -> outside(any -> true).retrieveResource(url))
                .hasMessage("it is not https and its host is not listed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "::ffff:127.0.0.1"
            })
    void addressesThatAreNotPublic(String address) throws Exception {
        assertThat(PublicSockets.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "100.128.0.1", "172.32.0.1", "2001:db8::1"})
    void addressesThatArePublic(String address) throws Exception {
        assertThat(PublicSockets.isPublic(InetAddress.getByName(address))).isTrue();
    }

    private static void serve(String path, int status, int bytes) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Location", "/");
            exchange.sendResponseHeaders(status, bytes);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(".".repeat(bytes).getBytes(StandardCharsets.US_ASCII));
            }
        });
    }

    private static Outside outside(Predicate<InetAddress> allowed) {
        return new Outside(Set.of(), new PublicSockets(tls.getSocketFactory(), allowed));
    }

    private static URL server(String host) throws IOException {
        return address(host, server.getAddress().getPort());
    }

    private static URL address(String host, int port) throws IOException {
        return URI.create("https://%s:%d/".formatted(host, port)).toURL();
    }

    private static SSLContext context(Path file) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            store.load(content, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "localhost", store.getCertificate(store.aliases().nextElement()));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
