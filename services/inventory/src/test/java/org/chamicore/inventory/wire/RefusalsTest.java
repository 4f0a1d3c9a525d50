package org.chamicore.inventory.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Api.Answer;
import org.chamicore.inventory.InventoryTest;
import org.chamicore.web.security.RouteTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every route refuses every wrong field by name, with the documented status and text, and stores nothing of the request. */
@InventoryTest
class RefusalsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What may hold anything. */
    private static final Set<String> FREE = Set.of("CustomFields");

    /** Values of each kind, of which all but one are wrong for any field. */
    private static final List<String> KINDS = List.of("\"wrong\"", "7", "true", "{\"wrong\":1}", "[[7]]");

    private final Api api;
    private final JdbcClient jdbc;

    RefusalsTest(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        api = new Api(port);
        this.jdbc = jdbc;
    }

    /** What the refused requests would contradict. */
    @BeforeEach
    void somethingThere() {
        nothingThere();
        api.post("/hsm/v2/State/Components", "{\"Components\":[{\"ID\":\"x2510c0s9b0n0\",\"State\":\"On\"}]}");
        api.post("/hsm/v2/Inventory/RedfishEndpoints", "{\"ID\":\"x2510c0s9b0\"}");
        api.post("/hsm/v2/Inventory/EthernetInterfaces", """
                {"MACAddress":"022510000099","IPAddresses":[{"IPAddress":"10.25.10.99"}]}""");
        api.put("/hsm/v2/Defaults/NodeMaps/x2510c0s9b0n0", "{\"NID\":2510999}");
        api.post("/hsm/v2/groups", "{\"label\":\"refused\",\"members\":{\"ids\":[\"x2510c0s9b0n0\"]}}");
        api.post("/hsm/v2/partitions", "{\"name\":\"p2510\",\"members\":{\"ids\":[\"x2510c0s9b0n0\"]}}");
        api.post("/hsm/v2/Subscriptions/SCN", """
                {"Subscriber":"refused","Url":"http://refused","States":["On"]}""");
    }

    @AfterEach
    void nothingThere() {
        Stream.of(
                        "groups/refused",
                        "partitions/p2510",
                        "State/Components/x2510c0s9b0n0",
                        "Inventory/RedfishEndpoints/x2510c0s9b0",
                        "Inventory/EthernetInterfaces/022510000099",
                        "Defaults/NodeMaps/x2510c0s9b0n0",
                        "Subscriptions/SCN")
                .forEach(path -> api.delete("/hsm/v2/" + path));
    }

    @Test
    void wrongValueIsRefusedByName() {
        List<String> wrong = new ArrayList<>();
        for (String line : lines("values.txt")) {
            String[] words = Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            refused(words[0], words[1], Integer.parseInt(words[2]), words[3], words[4])
                    .forEach(wrong::add);
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void fieldOfTheWrongKindIsRefusedByName(String line) {
        String[] words = line.split(" ", 3);
        List<String> wrong = new ArrayList<>();
        for (Mutation each : mutations(JSON.readTree(words[2]), "")) {
            refused(words[0] + " " + words[1], each.body(), 400, each.field(), "")
                    .forEach(wrong::add);
        }
        assertThat(wrong).isEmpty();
    }

    /** A route that takes a body and is not tried here is a new one. */
    @Test
    void noRouteThatTakesABodyIsLeftOut(@Autowired RouteTable routes) {
        List<String> tried = bodies().map(line -> line.split(" ", 3))
                .map(words -> words[0] + " /hsm/v2/" + words[1])
                .toList();
        assertThat(routes.rows().stream()
                        .filter(row -> row.pattern().startsWith("/hsm/"))
                        .filter(row -> Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH)
                                .contains(row.method()))
                        .map(row -> row.method() + " " + row.pattern()))
                .allSatisfy(route ->
                        assertThat(tried).anyMatch(each -> each.matches(route.replaceAll("\\{[^}]*}", "[^/]+"))));
    }

    @Test
    void tenThousandGroupsInOneFilterAreTaken() {
        String groups = IntStream.range(0, 10_000)
                .mapToObj(number -> "\"group-%d\"".formatted(number))
                .collect(Collectors.joining(",", "[", "]"));
        Answer found = api.post(
                "/hsm/v2/State/Components/Query", "{\"ComponentIDs\":[\"all\"],\"group\":%s}".formatted(groups));
        assertThat(found.text()).isEqualTo("{\"Components\":[]}");

        String query = IntStream.range(0, 10_000)
                .mapToObj(number -> "group=g%d".formatted(number))
                .collect(Collectors.joining("&"));
        assertThat(api.get("/hsm/v2/State/Components?" + query).status()).isEqualTo(200);
    }

    @Test
    void bodyOverTheLimitIsRefused() {
        String body = "{\"Components\":[%s{}]}".formatted("{},".repeat(12 << 20));
        long before = changes();
        Answer answer = api.post("/hsm/v2/State/Components", body);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(changes()).isEqualTo(before);
    }

    /** What is wrong with the refusal of a request. */
    private Stream<String> refused(String route, String body, int status, String field, String detail) {
        String[] words = route.split(" ", 2);
        long before = changes();
        Answer answer = api.send(words[0], "/hsm/v2/" + words[1], body);
        String shown = "%s %s -> %s".formatted(route, body, answer.text());
        if (answer.status() != status || !answer.header("Content-Type").equals("application/problem+json")) {
            return Stream.of("%d, not %d: %s".formatted(answer.status(), status, shown));
        }
        JsonNode error = answer.json().path("errors").path(0);
        return Stream.of(
                        error.path("field").asString("").equals(field) ? "" : "field is not %s: ".formatted(field),
                        error.path("message").asString("").isBlank() ? "no rule: " : "",
                        answer.detail().startsWith(detail) ? "" : "detail is not %s: ".formatted(detail),
                        changes() == before ? "" : "something is stored: ")
                .filter(each -> !each.isEmpty())
                .map(each -> each + shown);
    }

    private long changes() {
        return jdbc.sql("select position from change_log order by xid desc, position desc limit 1")
                .query(Long.class)
                .single();
    }

    /** A body with one field of another kind. */
    private record Mutation(String field, String body) {}

    private static List<Mutation> mutations(JsonNode body, String base) {
        List<Mutation> all = new ArrayList<>();
        mutate(body, body, base, all);
        return all;
    }

    private static void mutate(JsonNode root, JsonNode node, String path, List<Mutation> all) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                String field = path.isEmpty() ? name : path + "." + name;
                for (JsonNode wrong : wrong(value)) {
                    object.set(name, wrong);
                    all.add(new Mutation(field, root.toString()));
                }
                object.set(name, value);
                if (!FREE.contains(name)) {
                    mutate(root, value, field, all);
                }
            }
        } else if (node instanceof ArrayNode list) {
            for (int index = 0; index < list.size(); index++) {
                JsonNode value = list.get(index);
                String field = "%s[%d]".formatted(path, index);
                for (JsonNode wrong : wrong(value)) {
                    list.set(index, wrong);
                    all.add(new Mutation(field, root.toString()));
                }
                list.set(index, value);
                mutate(root, value, field, all);
            }
        }
    }

    private static List<JsonNode> wrong(JsonNode value) {
        return KINDS.stream()
                .map(JSON::readTree)
                .filter(each -> each.getNodeType() != value.getNodeType())
                .toList();
    }

    static Stream<String> bodies() {
        return lines("bodies.txt").stream();
    }

    private static List<String> lines(String file) {
        try (InputStream lines = RefusalsTest.class.getResourceAsStream("/refusals/" + file)) {
            return new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
