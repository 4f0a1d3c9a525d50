package org.chamicore.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {

    @TempDir
    static Path folder;

    private static Echo inventory;
    private static Echo boot;
    private static Echo cloudInit;
    private static Echo auth;
    private static HaProxy gateway;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        assumeThat(HaProxy.find()).as("haproxy is installed").isPresent();
        inventory = new Echo("inventory");
        boot = new Echo("boot");
        cloudInit = new Echo("cloud-init");
        auth = new Echo("auth");
        gateway = HaProxy.start(
                HaProxy.find().orElseThrow(),
                folder,
                Map.of(
                        "INVENTORY", inventory.address(),
                        "BOOT", boot.address(),
                        "CLOUD_INIT", cloudInit.address(),
                        "AUTH", auth.address()));
        http = HttpClient.newBuilder()
                .sslContext(trusting(folder.resolve("certificate.pem")))
                .build();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get(gateway.clients() + "/health").statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        if (gateway != null) {
            gateway.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/hsm/v2/State/Components?id=x1&id=x2, inventory GET /hsm/v2/State/Components?id=x1&id=x2",
        "/apis/smd/hsm/v2/service/ready,       inventory GET /hsm/v2/service/ready",
        "/apis/smd/openapi.json,               inventory GET /openapi.json",
        "/boot/v1/bootparameters,              boot GET /boot/v1/bootparameters",
        "/apis/bss/boot/v1/bootscript?mac=a,   boot GET /apis/bss/boot/v1/bootscript?mac=a",
        "/boot-service/boot/v1/hosts,          boot GET /boot/v1/hosts",
        "/boot/v1,                             boot GET /boot/v1",
        "/apis/bss/openapi.json,               boot GET /openapi.json",
        "/cloud-init/admin/groups,             cloud-init GET /cloud-init/admin/groups",
        "/Cloud-Init/meta-data,                cloud-init GET /cloud-init/meta-data",
        "/metadata-service/meta-data,          cloud-init GET /cloud-init/meta-data",
        "/oauth2/token,                        auth GET /oauth2/token",
        "/token,                               auth GET /token",
        "/.well-known/openid-configuration,    auth GET /.well-known/openid-configuration",
        "/auth/v1/users,                       auth GET /auth/v1/users",
        "/login,                               auth GET /login",
        "/keys,                                auth GET /keys",
    })
    void clientsReachEveryServiceUnderEveryNameThatIsInUse(String path, String asked) throws Exception {
        assertThat(get(gateway.clients() + path).body()).startsWith(asked + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/metrics",
                "/cloud-init/metrics",
                "/cloud-init/%6detrics",
                "/cloud-init/health",
                "/apis/smd/metrics",
                "/health/readiness",
                "/docs",
                "/error"
            })
    void whatIsForTheInsideIsNotReached(String path) throws Exception {
        HttpResponse<String> answer = get(gateway.clients() + path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "/boot/v1/bootscript?mac=02:00:00:00:00:01&arch=x86_64, boot GET /boot/v1/bootscript?mac=02:00:00:00:00:01&arch=x86_64",
        "/apis/bss/boot/v1/bootscript?name=x1, boot GET /apis/bss/boot/v1/bootscript?name=x1",
        "/apis/bss/meta-data,                  boot GET /apis/bss/meta-data",
        "/cloud-init/meta-data,                cloud-init GET /cloud-init/meta-data",
        "/cloud-initmeta-data,                 cloud-init GET /cloud-initmeta-data",
        "/cloud-init/user-data,                cloud-init GET /cloud-init/user-data",
        "/cloud-init/vendor-data,              cloud-init GET /cloud-init/vendor-data",
        "/cloud-init/network-config,           cloud-init GET /cloud-init/network-config",
        "/cloud-init/row-b.yaml,               cloud-init GET /cloud-init/row-b.yaml",
        "/metadata-service/meta-data,          cloud-init GET /cloud-init/meta-data",
        "/cloud-init/t/eyJ0.e_J1.a-b/meta-data, cloud-init GET /cloud-init/t/eyJ0.e_J1.a-b/meta-data",
        "/cloud-init/t/eyJ0.e_J1.a-b/user-data, cloud-init GET /cloud-init/t/eyJ0.e_J1.a-b/user-data",
        "/cloud-init/t/eyJ0.e_J1.a-b/vendor-data, cloud-init GET /cloud-init/t/eyJ0.e_J1.a-b/vendor-data",
        "/cloud-init/t/eyJ0.e_J1.a-b/network-config, cloud-init GET /cloud-init/t/eyJ0.e_J1.a-b/network-config",
        "/cloud-init/t/eyJ0.e_J1.a-b/row-b.yaml, cloud-init GET /cloud-init/t/eyJ0.e_J1.a-b/row-b.yaml",
        "/metadata-service/t/eyJ0.e_J1.a-b/meta-data, cloud-init GET /cloud-init/t/eyJ0.e_J1.a-b/meta-data",
    })
    void nodesReachWhatTheyBootFrom(String path, String asked) throws Exception {
        assertThat(get(gateway.nodes() + path).body()).startsWith(asked + "\n");
    }

    @Test
    void nodesReport() throws Exception {
        HttpResponse<String> answer = send("POST", gateway.nodes() + "/cloud-init/phone-home/i-1");
        assertThat(answer.body()).startsWith("cloud-init POST /cloud-init/phone-home/i-1\n");
        assertThat(get(gateway.nodes() + "/cloud-init/phone-home/i-1").statusCode())
                .isEqualTo(405);
        assertThat(send("POST", gateway.nodes() + "/cloud-init/t/a.b.c/phone-home/i-1")
                        .body())
                .startsWith("cloud-init POST /cloud-init/t/a.b.c/phone-home/i-1\n");
    }

    @Test
    void tokensOfNodesAreInNoLog() throws Exception {
        String token = "eyJ0.secret_secret.a-b";
        for (String listener : List.of(gateway.nodes(), gateway.clients())) {
            get(listener + "/cloud-init/t/" + token + "/meta-data?asked=here");
            get(listener + "/Metadata-Service/T/" + token + "/meta-data");
        }

        Path log = folder.resolve("haproxy.log");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Files.readString(log)
                                .lines()
                                .filter(line -> line.contains("\"GET /cloud-init/t/-/meta-data?asked=here HTTP/"))
                                .count()
                        == 2);
        assertThat(log).content().doesNotContain(token);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /hsm/v2/State/Components",
        "POST,   /hsm/v2/State/Components",
        "GET,    /boot/v1/bootparameters",
        "PUT,    /boot/v1/bootparameters",
        "DELETE, /boot/v1/bootparameters",
        "POST,   /boot/v1/unknown/02:00:00:00:00:01/adopt",
        "GET,    /cloud-init/admin/groups",
        "POST,   /cloud-init/admin/groups",
        "PUT,    /cloud-init/admin/groups/compute",
        "GET,    /cloud-init/admin/groups/x.yaml",
        "GET,    /cloud-init/admin%2Fgroups.yaml",
        "GET,    /cloud-init/x/../admin/groups",
        "GET,    /cloud-init/%2e%2e/hsm/v2/State/Components",
        "GET,    /cloud-init/admin;x.yaml",
        "GET,    /cloud-init//admin/groups",
        "POST,   /oauth2/token",
        "POST,   /token",
        "GET,    /metrics",
        "GET,    /cloud-init/metrics",
        "GET,    /cloud-init/t/a.b.c/admin/groups",
        "GET,    /cloud-init/t/a.b.c/admin/x.yaml",
        "GET,    /cloud-init/t/a.b.c/metrics",
        "GET,    /cloud-init/t/a.b.c",
        "GET,    /cloud-init/t//meta-data",
        "GET,    /health",
        "GET,    /apis/smd/hsm/v2/State/Components",
        "POST,   /boot/v1/scn",
        "GET,    /boot/v1/dumpstate",
    })
    void nodesReachNothingElse(String method, String path) throws Exception {
        Answer answer = raw(method, path);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"status\":403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})
    void nodesOnlyReadScriptsAndDocuments(String method) throws Exception {
        assertThat(raw(method, "/boot/v1/bootscript").statusCode()).isEqualTo(405);
        assertThat(raw(method, "/cloud-init/meta-data").statusCode()).isEqualTo(405);
        assertThat(raw(method, "/cloud-init/row-b.yaml").statusCode()).isEqualTo(405);
    }

    @Test
    void whatACallerSaysOfItsOriginIsThrownAway() throws Exception {
        HttpRequest.Builder lying = HttpRequest.newBuilder()
                .header("X-Forwarded-For", "10.1.0.7")
                .header("X-Forwarded-For", "10.1.0.8")
                .header("x-forwarded-host", "evil.example")
                .header("X-Real-IP", "10.1.0.7")
                .header("True-Client-IP", "10.1.0.7")
                .header("Forwarded", "for=10.1.0.7");
        String node = send(lying.uri(URI.create(gateway.nodes() + "/cloud-init/meta-data")))
                .body();
        assertThat(node.lines().filter(each -> each.matches("(x-forwarded|x-real|true-client|forwarded).*")))
                .containsExactlyInAnyOrder("x-forwarded-for: 127.0.0.1", "x-forwarded-proto: http");
        String client = send(lying.uri(URI.create(gateway.clients() + "/hsm/v2/groups")))
                .body();
        assertThat(client.lines().filter(each -> each.matches("(x-forwarded|x-real|true-client|forwarded).*")))
                .containsExactlyInAnyOrder("x-forwarded-for: 127.0.0.1", "x-forwarded-proto: https");
    }

    @Test
    void aTokenIsOfNoUseToNodesAndArrivesForClients() throws Exception {
        HttpRequest.Builder bearing = HttpRequest.newBuilder().header("Authorization", "Bearer abc");
        assertThat(send(bearing.uri(URI.create(gateway.nodes() + "/cloud-init/meta-data")))
                        .body())
                .doesNotContain("authorization");
        assertThat(send(bearing.uri(URI.create(gateway.clients() + "/hsm/v2/groups")))
                        .body())
                .contains("authorization: Bearer abc");
    }

    @Test
    void twoThousandNamesFitIntoOneRequestLine() throws Exception {
        String query = "?" + "id=x1000c0s0b0n0&".repeat(2000);
        assertThat(get(gateway.clients() + "/hsm/v2/State/Components" + query).body())
                .startsWith("inventory GET /hsm/v2/State/Components?id=");
    }

    @Test
    void aServiceThatIsAwayIsSaidToBeAwayAndFoundAgain() throws Exception {
        int port = boot.port();
        boot.close();
        HttpResponse<String> away = get(gateway.nodes() + "/boot/v1/bootscript?mac=a");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("retry-after")).hasValue("5");
        assertThat(away.body()).contains("\"status\":503");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get(gateway.clients() + "/health").statusCode() == 503);
        assertThat(get(gateway.nodes() + "/cloud-init/meta-data").statusCode()).isEqualTo(200);

        boot = new Echo("boot", port);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get(gateway.nodes() + "/boot/v1/bootscript?mac=a").statusCode() == 200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get(gateway.clients() + "/health").statusCode() == 200);
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private static HttpResponse<String> send(String method, String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.ofString("a=b")));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
    }

    /** To the nodes' listener, with the path exactly as written: clients tidy up what is to be tried here. */
    private static Answer raw(String method, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.nodePort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            .formatted(method, path)
                            .getBytes(StandardCharsets.US_ASCII));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(Integer.parseInt(all.split(" ", 3)[1]), all);
        }
    }

    private record Answer(int statusCode, String body) {}

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream input = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "gateway", CertificateFactory.getInstance("X.509").generateCertificate(input));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
