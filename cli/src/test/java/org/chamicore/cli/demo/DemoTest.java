package org.chamicore.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.suite.DataFolder;
import org.chamicore.cli.suite.Ports;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.SuiteAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that writes down what it is asked; {@code tests/system} loads the demo into the real suite. */
class DemoTest {

    private static final String ENDPOINTS = "POST /hsm/v2/Inventory/RedfishEndpoints";

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private final Map<String, Integer> statuses = new HashMap<>();
    private final Map<String, String> bodies = new HashMap<>(Map.of("POST /oauth2/token", "{\"access_token\":\"t\"}"));
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void nodesComeBeforeGroupsAndEverythingWithAToken() {
        demo().load();
        assertThat(asked)
                .startsWith("POST /oauth2/token", "POST /hsm/v2/State/Components Bearer t", ENDPOINTS + " Bearer t")
                .endsWith("PUT /cloud-init/admin/groups/row-a Bearer t")
                .containsSubsequence(
                        ENDPOINTS + " Bearer t",
                        "POST /hsm/v2/groups Bearer t",
                        "PUT /boot/v1/bootparameters Bearer t",
                        "POST /cloud-init/admin/cluster-defaults Bearer t")
                .hasSize(1 + 1 + 4 + 3 + 2 + 1 + 3);
    }

    @Test
    void whatIsThereAlreadyIsReplaced() {
        statuses.put(ENDPOINTS, 409);
        statuses.put("POST /hsm/v2/groups", 409);
        demo().load();
        assertThat(asked)
                .contains("PUT /hsm/v2/Inventory/RedfishEndpoints/x1000c0s3b0 Bearer t")
                .contains("PUT /hsm/v2/groups/compute/members Bearer t");
    }

    @Test
    void aRefusalIsToldInTheServicesWords() {
        statuses.put("PUT /boot/v1/bootparameters", 503);
        bodies.put("PUT /boot/v1/bootparameters", "{\"detail\":\"The database is away\"}");
        Demo demo = demo();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(demo::load)
                .withMessageContaining("/boot/v1/bootparameters was answered 503: The database is away");
    }

    @Test
    void theFirstNodeIsShownWhenItIsKnown() {
        bodies.put("GET /boot/v1/bootscript", "#!ipxe\nkernel vmlinuz xname=x1000c0s0b0n0\n");
        String impersonation = "GET /cloud-init/admin/impersonation/x1000c0s0b0n0/";
        bodies.put(impersonation + "meta-data", "groups:\n  row-a: {}\n");
        bodies.put(impersonation + "user-data", "#cloud-config\n{}\n");
        assertThat(demo().firstNode().toString())
                .contains(
                        "    kernel vmlinuz xname=x1000c0s0b0n0\n", "      row-a: {}\n", "    #cloud-config\n    {}\n")
                .endsWith("}\n");
    }

    private Demo demo() {
        Map<Service, Integer> ports = Arrays.stream(Service.values())
                .collect(Collectors.toMap(
                        Function.identity(), each -> server.getAddress().getPort()));
        DataFolder data = new DataFolder(folder);
        data.secrets().file("accounts.json", () -> "[]");
        return new Demo(new SuiteAddress(data, new Ports(ports, 1), Optional.empty()), Progress.silent());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(authorization.startsWith("Bearer") ? request + " " + authorization : request);
        byte[] body = bodies.getOrDefault(request, "{}").getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(statuses.getOrDefault(request, 200), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
