package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.chamicore.system.SystemSuite.administrator;
import static org.chamicore.system.SystemSuite.anybody;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.suite.Service;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What refers to nodes, out of the stores that are no PostgreSQL. */
@ExtendWith(SystemSuite.class)
class ImportStoresTest {

    private static final String NODE = "x7200c0s0b0n0";
    private static final String MAC = "02:72:00:00:00:00";
    private static final String DEFAULTS = "/cloud-init/admin/cluster-defaults";

    @TempDir
    private Path folder;

    private JsonNode defaultsBefore;

    @BeforeEach
    void node() {
        Caller inventory = administrator(Service.INVENTORY);
        inventory.does("POST", "/hsm/v2/State/Components", """
                {"Components": [{"ID": "x7200c0s0b0n0", "State": "On", "NID": 7200, "Role": "Compute"}]}
                """);
        if (inventory.get("/hsm/v2/Inventory/EthernetInterfaces/027200000000").statusCode() == 404) {
            inventory.does("POST", "/hsm/v2/Inventory/EthernetInterfaces", """
                    {"MACAddress": "02:72:00:00:00:00", "ComponentID": "x7200c0s0b0n0", "IPAddresses": [{"IPAddress": "127.72.0.1"}]}
                    """);
            inventory.does("POST", "/hsm/v2/groups", """
                    {"label": "carried", "members": {"ids": ["x7200c0s0b0n0"]}}
                    """);
        }
        Caller cloudInit = administrator(Service.CLOUD_INIT);
        defaultsBefore = cloudInit.json(DEFAULTS);
        cloudInit.send("DELETE", DEFAULTS, "");
        cloudInit.send("DELETE", "/cloud-init/admin/groups/carried", "");
        cloudInit.send("DELETE", "/cloud-init/admin/instance-info/" + NODE, "");
    }

    @AfterEach
    void defaultsAsBefore() {
        administrator(Service.CLOUD_INIT).does("PUT", DEFAULTS, defaultsBefore);
    }

    @Test
    void bootParametersComeFromEtcd() throws IOException, InterruptedException {
        assumeThat(FormerEtcd.installed()).as("etcd-server is installed").isPresent();
        try (FormerEtcd etcd = FormerEtcd.start(FormerEtcd.installed().orElseThrow(), folder)) {
            etcd.put("/kernel/aa", "{\"path\":\"http://img.example/etcd-vmlinuz\",\"params\":\"quiet\"}");
            etcd.put("/initrd/bb", "{\"path\":\"http://img.example/etcd-initrd\"}");
            String entry = """
                    {"params":"console=ttyS0","kernel":"/kernel/aa","initrd":"/initrd/bb","cloud-init":{"meta-data":null,
                     "user-data":{"runcmd":["true"]},"phone-home":{"pub_key_dsa":"","instance_id":"","fqdn":""}},
                     "referral-token":"5f0c1c1e-0000-4000-8000-000000000001"}""";
            etcd.put("/params/" + NODE, entry);
            etcd.put("/params/nid72001", "{\"kernel\":\"/kernel/gone\",\"params\":\"lonely\"}");
            etcd.put("/params/moved-tag", entry);
            etcd.put("/params/broken", "not json");
            etcd.put("/endpoint-access/x/bootscript", "1");
            String from = etcd.address().toString().replace("http://", "etcd://");

            ImportRun run = ImportRun.of(folder, "bss", "--from", from);

            assertThat(run.outcome().succeeded()).contains("left: boot parameters broken: /params/broken is no JSON");
            assertThat(run.of("boot parameters")).isEqualTo(new ImportRun.Numbers(4, 3, 0, 0, 0, 0, 1));
            assertThat(bound(NODE).toString())
                    .contains(
                            "\"params\":\"console=ttyS0 quiet\"",
                            "http://img.example/etcd-vmlinuz",
                            "etcd-initrd",
                            "runcmd");
            assertThat(bound("nid72001").path("params").asString()).isEqualTo("lonely");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(anybody(Service.BOOT).text("/boot/v1/bootscript?mac=" + MAC))
                            .contains("http://img.example/etcd-vmlinuz", "console=ttyS0 quiet", "nid=7200"));
            assertThat(ImportRun.of(folder, "bss", "--from", from).isAllSame()).isTrue();
        }
    }

    @Test
    void cloudInitComesFromTheRunningServer() throws IOException, InterruptedException {
        HttpServer former = formerCloudInit();
        try {
            String from = "http://127.0.0.1:%d/cloud-init"
                    .formatted(former.getAddress().getPort());
            assertThat(ImportRun.of(folder, "cloud-init", "--from", from, "--dry-run")
                            .of("groups")
                            .created())
                    .isEqualTo(1);
            assertThat(administrator(Service.CLOUD_INIT)
                            .get("/cloud-init/admin/groups/carried")
                            .statusCode())
                    .isEqualTo(404);

            ImportRun run = ImportRun.of(folder, "cloud-init", "--from", from);

            assertThat(run.of("groups")).isEqualTo(new ImportRun.Numbers(2, 1, 0, 0, 0, 1, 0));
            assertThat(run.refused("groups")).singleElement().asString().startsWith("a b: ");
            assertThat(run.outcome().exitCode()).isEqualTo(1);
            assertThat(run.of("cluster defaults").created()).isEqualTo(1);
            assertThat(run.of("instance info").created()).isEqualTo(1);
            assertDocuments();
            assertThat(ImportRun.of(folder, "cloud-init", "--from", from).isAllSame())
                    .isTrue();
        } finally {
            former.stop(0);
        }
    }

    @Test
    void cloudInitComesFromTheFileOfAStoppedServer()
            throws IOException, InterruptedException, SQLException, URISyntaxException {
        Path file = folder.resolve("cloud-init.db");
        duckDb(file);
        String driver = Path.of(DuckDBDriver.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        assertThat(Launcher.run(ImportRun.arguments(new String[] {"cloud-init", "--from", file.toString()})
                                .toArray(String[]::new))
                        .failed())
                .contains("org.duckdb:duckdb_jdbc");

        ImportRun run = ImportRun.of(folder, "cloud-init", "--from", file.toString(), "--duckdb-driver", driver);

        assertThat(run.outcome().succeeded()).contains("instance info");
        assertThat(Stream.of("groups", "cluster defaults", "instance info")
                        .map(run::of)
                        .map(ImportRun.Numbers::created))
                .containsOnly(1);
        assertDocuments();
        assertThat(ImportRun.of(
                                Map.of("CHAMICORE_DUCKDB_DRIVER", driver),
                                folder,
                                "cloud-init",
                                "--from",
                                file.toString())
                        .isAllSame())
                .isTrue();
    }

    @Test
    void clientsOfOpaalGetAccounts() throws IOException, InterruptedException, SQLException {
        Path file = folder.resolve("opaal.db");
        opaal(file);
        Path secrets = folder.resolve("secrets");
        String[] command = {
            "opaal",
            "--from",
            file.toString(),
            "--secrets",
            secrets.toString(),
            "--role",
            "operator",
            "--group-role",
            "admins=admin"
        };
        assertThat(ImportRun.of(
                                folder,
                                Stream.concat(Stream.of(command), Stream.of("--dry-run"))
                                        .toArray(String[]::new))
                        .of("service accounts")
                        .created())
                .isEqualTo(2);
        assertThat(administrator(Service.AUTH)
                        .get("/auth/v1/service-accounts/moved-client")
                        .statusCode())
                .isEqualTo(404);

        ImportRun run = ImportRun.of(folder, command);

        assertThat(run.of("service accounts")).isEqualTo(new ImportRun.Numbers(2, 1, 0, 0, 0, 1, 0));
        assertThat(run.refused("service accounts")).singleElement().asString().startsWith("not a client: ");
        assertThat(run.refused("identity providers"))
                .singleElement()
                .asString()
                .startsWith("idp-invalid: issuer is not usable");
        assertThat(run.outcome().output())
                .contains("left: secrets secret of moved-client", "left: trusted issuers http://127.0.0.1:3332")
                .contains("left: identity providers https://lonely.invalid: no client says")
                .doesNotContain("hidden");
        assertThat(Files.readString(folder.resolve("report.json"))).doesNotContain("hidden");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rw-------");
        String credentials = Files.readString(secrets).strip();
        assertThat(credentials).startsWith("moved-client:");
        assertThat(token(credentials).status()).isEqualTo(200);

        ImportRun again = ImportRun.of(folder, command);
        assertThat(again.of("service accounts").same()).isEqualTo(1);
        assertThat(Files.readString(secrets).strip()).isEqualTo(credentials);
    }

    /** What the node gets of all that was brought over. */
    private static void assertDocuments() {
        String impersonation = "/cloud-init/admin/impersonation/" + NODE + "/";
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        administrator(Service.CLOUD_INIT).text(impersonation + "meta-data"))
                .contains("instance-id: i-5f3a12f2", "cluster-name: orchard", "local-hostname: login7", "region: west")
                .contains("ntp: 10.9.0.2", "Every carried node", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBkB3g"));
        assertThat(administrator(Service.CLOUD_INIT).text(impersonation + "carried.yaml"))
                .contains("moved: true");
    }

    private static JsonNode bound(String name) {
        return administrator(Service.BOOT)
                .json("/boot/v1/bootparameters?name=" + name)
                .get(0);
    }

    private static Answer token(String credentials) {
        return Api.open(SystemSuite.suite().address().of(Service.AUTH), Duration.ofSeconds(10))
                .authorized("Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .postForm("/oauth2/token", "grant_type=client_credentials");
    }

    private static String document(String name) throws IOException {
        try (var document = ImportStoresTest.class.getResourceAsStream("/import/" + name)) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Answers as OpenCHAMI's cloud-init server does; of other nodes it knows nothing. */
    private static HttpServer formerCloudInit() throws IOException {
        Map<String, String> documents = Map.of(
                "/cloud-init/admin/groups",
                "{\"carried\": %s, \"a b\": {\"name\": \"a b\"}}".formatted(document("group.json")),
                "/cloud-init/admin/cluster-defaults",
                document("cluster-defaults.json"),
                "/cloud-init/admin/impersonation/%s/meta-data".formatted(NODE),
                document("meta-data.yaml"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String found = documents.get(exchange.getRequestURI().getPath());
            byte[] body = (found == null ? "404 page not found" : found).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(found == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void duckDb(Path file) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("create table groups (name text primary key, data blob)");
            statement.execute("create table instances (node_name text primary key, data blob)");
            statement.execute("create table cluster_defaults (id integer primary key, data blob)");
            insert(connection, "insert into groups values ('carried', ?)", document("group.json"));
            insert(connection, "insert into instances values ('%s', ?)".formatted(NODE), document("instance.json"));
            insert(connection, "insert into cluster_defaults values (1, ?)", document("cluster-defaults.json"));
        }
    }

    private static void insert(Connection connection, String sql, String data) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, data.getBytes(StandardCharsets.UTF_8));
            statement.execute();
        }
    }

    private static void opaal(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "create table oauth_clients (id text not null, secret text not null, name text, description text, issuer text,"
                            + " registration_access_token text, redirect_uris text, scope text, primary key (id))",
                    "create table identity_providers (issuer text not null, token_endpoint text, jwks_uri text, jwks text, primary key (issuer))",
                    "create table trusted_issuers (id text not null, allow_any_subject number, expires_at number, issuer text,"
                            + " public_key number, scope text, subject text, primary key (id))",
                    "insert into oauth_clients values ('moved-client', 'hidden1', 'n', '', 'https://idp.invalid', 'hidden2', '', 'openid')",
                    "insert into oauth_clients values ('not a client', 'hidden3', 'n', '', '', '', '', '')",
                    "insert into identity_providers values ('https://idp.invalid', '', '', ''), ('https://lonely.invalid', '', '', '')",
                    "insert into trusted_issuers values ('1', 0, 0, 'http://127.0.0.1:3332', 0, 'openid', 'opaal')")) {
                statement.execute(sql);
            }
        }
    }
}
