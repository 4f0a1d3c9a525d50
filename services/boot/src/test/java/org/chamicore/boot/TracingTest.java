package org.chamicore.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.chamicore.db.testing.TestDatabase;
import org.chamicore.web.testing.Collector;
import org.chamicore.web.testing.Collector.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** What an operator sees of a request in a tracing system; the service, its database and the collector are real, the inventory is not. */
class TracingTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String ADOPT = "http post /boot/v1/unknown/{mac}/adopt";
    private static final String TAKEN_IN = "take in changes";

    private final TestDatabase database = TestDatabase.create();
    private final Collector collector = Collector.start();
    private final FakeInventory inventory = new FakeInventory();
    private final TestTokens tokens = new TestTokens();

    @AfterEach
    void stop() {
        inventory.close();
        collector.close();
    }

    private ServletWebServerApplicationContext start(String... more) {
        database.migrate("bss");
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(BootApplication.class)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--DATABASE_URL=" + database.jdbcUrl(),
                                        "--DB_PASSWORD=" + database.role("bss").password(),
                                        "--DB_MIN_CONNS=1",
                                        "--chamicore.feed.url=" + inventory.url() + "/hsm/v2/changes",
                                        "--chamicore.auth.issuer=" + tokens.issuer()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private HttpResponse<String> adopt(
            ServletWebServerApplicationContext boot, String mac, String xname, String... trace)
            throws IOException, InterruptedException {
        int port = boot.getWebServer().getPort();
        await().until(() ->
                RunningBoot.send(port, "GET", "/health/readiness", "", "").statusCode() == 200);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/boot/v1/unknown/%s/adopt".formatted(port, mac)))
                .POST(HttpRequest.BodyPublishers.ofString("{\"xname\": \"%s\"}".formatted(xname)))
                .header("Authorization", "Bearer " + tokens.token("bss.write"));
        for (String parent : trace) {
            request.header("traceparent", parent);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private Seen only(String name) {
        return await().atMost(Duration.ofSeconds(15))
                .until(() -> collector.named(name), seen -> seen.size() == 1)
                .getFirst();
    }

    private List<Seen> below(Seen parent) {
        return collector.spans().stream()
                .filter(each -> each.parent().equals(parent.id()))
                .toList();
    }

    @Test
    void requestItsStatementsItsCallsAndWhatFollowsAreOneTrace() throws IOException, InterruptedException {
        try (var boot =
                start("--chamicore.tracing.endpoint=" + collector.endpoint(), "--chamicore.tracing.sampled=0")) {
            HttpResponse<String> answer =
                    adopt(boot, "02:00:00:0a:01:01", "x9c0s1b0n0", "00-%s-%s-01".formatted(TRACE, CALLER));
            assertThat(answer.statusCode()).isEqualTo(204);

            Seen request = only(ADOPT);
            assertThat(request.service()).isEqualTo("boot");
            assertThat(request.parent()).isEqualTo(CALLER);
            assertThat(request.attributes()).containsEntry("status", "204").doesNotContainKey("http.url");
            assertThat(answer.headers().firstValue("X-Request-Id")).hasValue(TRACE + "-" + request.id());

            List<Seen> calls = below(request).stream()
                    .filter(each -> each.name().equals("http post"))
                    .toList();
            assertThat(calls)
                    .extracting(each -> "00-%s-%s-01".formatted(each.trace(), each.id()))
                    .hasSize(2)
                    .containsExactlyInAnyOrderElementsOf(inventory.traces());

            await().atMost(Duration.ofSeconds(15))
                    .until(() -> !collector.named(TAKEN_IN).isEmpty());
            assertThat(collector.named(TAKEN_IN)).allSatisfy(each -> {
                assertThat(calls).extracting(Seen::id).contains(each.parent());
                assertThat(below(each))
                        .filteredOn(statement -> statement.name().equals("insert"))
                        .isNotEmpty()
                        .allSatisfy(statement -> assertThat(statement.attributes())
                                .containsEntry("db.system.name", "postgresql")
                                .extractingByKey("db.query.text")
                                .asString()
                                .contains("insert into", "?")
                                .doesNotContain("x9c0s1b0n0"));
            });
            assertThat(collector.spans()).extracting(Seen::trace).containsOnly(TRACE);
        }
    }

    @Test
    void aSampledRequestIsATraceOfItsOwn() throws IOException, InterruptedException {
        try (var boot =
                start("--chamicore.tracing.endpoint=" + collector.endpoint(), "--chamicore.tracing.sampled=1")) {
            adopt(boot, "02:00:00:0a:01:02", "x9c0s2b0n0");

            assertThat(only(ADOPT).parent()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--chamicore.tracing.endpoint="})
    void nothingIsTracedWhereNoCollectorIsNamed(String setting) throws IOException, InterruptedException {
        try (var boot = start(setting)) {
            assertThat(boot.getBeanProvider(Tracer.class).stream()).isEmpty();
            HttpResponse<String> answer =
                    adopt(boot, "02:00:00:0a:01:03", "x9c0s3b0n0", "00-%s-%s-01".formatted(TRACE, CALLER));
            assertThat(answer.headers().firstValue("X-Request-Id")).hasValue(TRACE);
            assertThat(inventory.traces()).containsOnly("null");
        }
    }

    @Test
    void aCollectorThatIsAwayHarmsNobody() throws IOException, InterruptedException {
        collector.close();
        try (var boot =
                start("--chamicore.tracing.endpoint=" + collector.endpoint(), "--chamicore.tracing.sampled=1")) {
            assertThat(adopt(boot, "02:00:00:0a:01:04", "x9c0s4b0n0").statusCode())
                    .isEqualTo(204);
        }
    }
}
