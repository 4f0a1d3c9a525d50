package org.chamicore.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Two processes on one schema. */
class ReplicasTest extends RunningBoot {

    /** What is promised is a second; the rest is for machines that are busy with other tests. */
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void whatIsWrittenThroughOneIsServedByTheOther() {
        try (var other = startAnother()) {
            int port = other.getWebServer().getPort();
            INVENTORY.node("x2c0s1b0n0", 201, "Compute", "02:00:00:02:01:01");
            assertThat(write("PUT", "/bootparameters", "{\"nids\": [201], \"kernel\": \"k1\"}")
                            .statusCode())
                    .isEqualTo(200);
            await().atMost(SOON).untilAsserted(() -> assertThat(script(port)).contains(" k1 "));

            send(
                    port,
                    "PATCH",
                    "/boot/v1/bootparameters",
                    "{\"hosts\": [\"x2c0s1b0n0\"], \"kernel\": \"k2\"}",
                    token("bss.write"));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(get("/bootscript?nid=201").body()).contains(" k2 "));

            INVENTORY.networkInterface("02:00:00:02:01:02", "x2c0s1b0n0");
            await().atMost(SOON).untilAsserted(() -> assertThat(
                            send(port, "GET", "/boot/v1/bootscript?mac=02:00:00:02:01:02", "", "")
                                    .body())
                    .contains(" k2 "));
        }
    }

    /** Each keeps what it was asked; together they tell the whole. */
    @Test
    void whatBothWereAskedIsInOneHistoryAndOneList() {
        try (var other = startAnother()) {
            int port = other.getWebServer().getPort();
            String path = "/boot/v1/bootscript?mac=02:00:00:02:04:01";
            await().atMost(SOON)
                    .until(() -> send(port, "GET", "/boot/v1/hosts", "", "").statusCode() == 200);
            send(port, "GET", path, "", "");
            get("/bootscript?mac=02:00:00:02:04:01");
            send(port, "GET", path, "", "");

            await().atMost(SOON).untilAsserted(() -> {
                assertThat(get("/unknown").body())
                        .containsPattern("\\{\"mac\":\"02:00:00:02:04:01\",[^}]*\"requests\":3}");
                // The two that one replica was asked may be one row, if it wrote them together.
                assertThat(JsonMapper.shared()
                                .readTree(get("/history?mac=02:00:00:02:04:01").body())
                                .valueStream()
                                .mapToInt(each -> each.path("times").asInt())
                                .sum())
                        .isEqualTo(3);
            });
        }
    }

    /** Who asks is who the last proxy that is trusted says; the word of anybody else counts for nothing. */
    @Test
    void forwardedAddressCountsFromTrustedProxiesOnly() throws Exception {
        INVENTORY.node("x2c0s5b0n0", 205, "Compute", "02:00:00:02:05:01");
        INVENTORY.put("ethernet_interface", "020000020501", """
                {"MACAddress": "02:00:00:02:05:01", "ComponentID": "x2c0s5b0n0", "IPAddresses": [{"IPAddress": "10.99.0.5"}]}""");
        write("POST", "/sync", "");
        try (var other = startAnother("--chamicore.web.trusted-proxies=127.0.0.0/8,::1/128")) {
            int trusting = other.getWebServer().getPort();
            await().atMost(SOON)
                    .until(() -> send(trusting, "GET", "/boot/v1/hosts?nid=205", "", "")
                                    .statusCode()
                            == 200);

            assertThat(metaData(trusting, "10.99.0.5")).contains("x2c0s5b0n0-");
            assertThat(metaData(trusting, "10.99.0.6, 10.99.0.5")).contains("x2c0s5b0n0-");
            assertThat(metaData(trusting, "10.99.0.5, 10.99.0.6")).contains("\"default-");
            assertThat(metaData(port(), "10.99.0.5")).contains("\"default-");
        }
    }

    private static String metaData(int port, String forwardedFor) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:%d/meta-data".formatted(port)))
                                    .header("X-Forwarded-For", forwardedFor)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void writersAtOnceLeaveOneOfTheirWrites() throws Exception {
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                String body = i % 2 == 0
                        ? "{\"macs\": [\"02:00:00:02:02:01\", \"02:00:00:02:02:02\"], \"kernel\": \"k%d\"}".formatted(i)
                        : "{\"macs\": [\"02:00:00:02:02:02\", \"02:00:00:02:02:01\"], \"kernel\": \"k%d\"}"
                                .formatted(i);
                answers.add(writers.submit(() -> write("PUT", "/bootparameters", body)));
            }
        }
        for (Future<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
        assertThat(get("/bootparameters?mac=02:00:00:02:02:01,02:00:00:02:02:02")
                        .body())
                .matches(
                        "\\[\\{\"macs\":\\[\"02:00:00:02:02:01\",\"02:00:00:02:02:02\"],\"kernel\":\"k\\d+\",[^\\[\\]]*}]");
    }

    @Test
    void oneOfManyCreatorsWins() throws Exception {
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                String body = "{\"hosts\": [\"x2c0s3b0n0\"], \"kernel\": \"k%d\"}".formatted(i);
                answers.add(writers.submit(() -> write("POST", "/bootparameters", body)));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : answers) {
            statuses.add(answer.get().statusCode());
        }
        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    }

    private static String script(int port) {
        return send(port, "GET", "/boot/v1/bootscript?nid=201", "", "").body();
    }

    private static ServletWebServerApplicationContext startAnother(String... more) {
        TestDatabase database = TestDatabase.shared();
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(BootApplication.class)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--DATABASE_URL=" + database.jdbcUrl(),
                                        "--DB_USERNAME=bss",
                                        "--DB_PASSWORD=" + database.role("bss").password(),
                                        "--DB_MAX_CONNS=5",
                                        "--DB_MIN_CONNS=1",
                                        "--chamicore.feed.url=" + INVENTORY.url() + "/hsm/v2/changes",
                                        "--chamicore.auth.issuer=" + TOKENS.issuer()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }
}
