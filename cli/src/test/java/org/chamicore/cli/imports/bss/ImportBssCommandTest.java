package org.chamicore.cli.imports.bss;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chamicore.cli.console.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Into a suite behind a gateway: one server is both, and the etcd that things come from. */
class ImportBssCommandTest {

    private static final String ENTRY = "{\"kernel\":\"\",\"params\":\"quiet\"}";

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = Map.of(
            "/v3/kv/range", "{\"header\":{\"revision\":\"1\"}}",
            "/boot/v1/bootparameters", "[]");
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add("%s %s %s %s"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders().getFirst("Authorization"),
                            sent));
            boolean params = sent.contains("\"key\":\"L3BhcmFtcy8=\""); // "/params/"
            byte[] body = (params
                            ? "{\"kvs\":[{\"key\":\"L3BhcmFtcy9uaWQ3\",\"value\":\"%s\"}]}" // "/params/nid7"
                                    .formatted(
                                            Base64.getEncoder().encodeToString(ENTRY.getBytes(StandardCharsets.UTF_8)))
                            : answers.get(path))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(path.startsWith("/v3") ? 200 : status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void theTokenOfTheFileGoesWithEveryCallToTheGatewayAndWithNoneToTheSource() throws IOException {
        Command run = run("--report", folder.resolve("report.json")).succeeds();
        assertThat(run.out()).containsPattern("boot parameters +1 +1 +0 +0 +0 +0 +0");
        assertThat(asked)
                .filteredOn(each -> each.contains(" /boot/"))
                .hasSize(2)
                .allMatch(each -> each.contains(" Bearer a-token "))
                .last()
                .asString()
                .startsWith("PUT /boot/v1/bootparameters ")
                .contains("\"hosts\":[\"nid7\"]", "\"params\":\"quiet\"");
        assertThat(asked).filteredOn(each -> each.contains(" /v3/")).noneMatch(each -> each.contains("Bearer"));
        assertThat(Files.readString(folder.resolve("report.json")))
                .contains("\"complete\" : true")
                .doesNotContain("a-token");
    }

    @Test
    void aDryRunAsksTheServiceWhatItWouldSay() throws IOException {
        assertThat(run("--dry-run").succeeds().out()).contains("Nothing was written.");
        assertThat(asked)
                .filteredOn(each -> each.startsWith("PUT"))
                .allMatch(each -> each.startsWith("PUT /boot/v1/bootparameters?dryRun=true "))
                .hasSize(1);
    }

    @Test
    void aServiceThatIsAwayEndsTheRunWithAReportThatSaysSo() throws IOException {
        status = 503;
        Path report = folder.resolve("report.json");
        run("--report", report).isRefused("was answered 503");
        assertThat(Files.readString(report)).contains("\"complete\" : false");
    }

    private Command run(Object... more) throws IOException {
        String address = "http://localhost:" + server.getAddress().getPort();
        Path token = Files.writeString(folder.resolve("token"), "a-token\n");
        List<Object> arguments = new ArrayList<>(List.of("--from", address, "--to", address, "--token-file", token));
        arguments.addAll(List.of(more));
        return Command.run(new ImportBssCommand(), arguments.toArray());
    }
}
