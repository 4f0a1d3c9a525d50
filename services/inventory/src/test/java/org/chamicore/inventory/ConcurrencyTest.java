package org.chamicore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chamicore.inventory.Api.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Writers that meet on the same things. */
@InventoryTest
class ConcurrencyTest {

    private static final int WRITERS = 8;
    private static final String ENDPOINTS = "/hsm/v2/Inventory/RedfishEndpoints";
    private static final String INTERFACES = "/hsm/v2/Inventory/EthernetInterfaces";
    private static final String COMPONENTS = "/hsm/v2/State/Components";
    private static final String GROUPS = "/hsm/v2/groups";
    private static final String PARTITIONS = "/hsm/v2/partitions";
    private static final String HARDWARE = "/hsm/v2/Inventory/Hardware";

    private final Api api;
    private final Feed feed;

    ConcurrencyTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void empty() {
        api.get(GROUPS + "/labels").json().forEach(label -> api.delete(GROUPS + "/" + label.asString()));
        api.get(PARTITIONS + "/names").json().forEach(name -> api.delete(PARTITIONS + "/" + name.asString()));
        List.of(ENDPOINTS, INTERFACES, COMPONENTS).forEach(api::delete);
        feed.skip();
    }

    @Test
    void oneOfManyGetsTheAddress() {
        List<Integer> statuses = together(writer ->
                api.post(INTERFACES, "{\"MACAddress\":\"022400000001\",\"Description\":\"%d\"}".formatted(writer)));

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(feed.next()).hasSize(1);
    }

    @Test
    void oneOfManyRegistersTheEndpoint() {
        List<Integer> statuses = together(writer -> api.post(ENDPOINTS, registration("x2400c0s0b0", writer)));

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(feed.next()).hasSize(6);
    }

    @Test
    void oneOfManyGetsTheHostName() {
        List<Integer> created = together(
                writer -> api.post(ENDPOINTS, "{\"ID\":\"x2400c0s%db0\",\"FQDN\":\"one.lan\"}".formatted(writer)));
        assertThat(created).containsOnly(201, 409).containsOnlyOnce(201);

        List<Integer> replaced = together(writer -> api.put(
                ENDPOINTS + "/x2400c1s%db0".formatted(writer),
                "{\"ID\":\"x2400c1s%db0\",\"FQDN\":\"two.lan\"}".formatted(writer)));
        assertThat(replaced).containsOnly(200, 409).containsOnlyOnce(200);

        IntStream.range(0, WRITERS)
                .forEach(writer -> api.post(ENDPOINTS, "{\"ID\":\"x2400c2s%db0\"}".formatted(writer)));
        List<Integer> patched = together(
                writer -> api.patch(ENDPOINTS + "/x2400c2s%db0".formatted(writer), "{\"FQDN\":\"three.lan\"}"));
        assertThat(patched).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(api.get(ENDPOINTS + "?fqdn=one.lan&fqdn=two.lan&fqdn=three.lan")
                        .json()
                        .path("RedfishEndpoints"))
                .hasSize(3);
    }

    /** However they are written, each is told as the doing of the request that brought it. */
    @Test
    void registrationsThatComeTogetherKeepTheirAuthors() {
        for (int round = 0; round < 5; round++) {
            int from = round * WRITERS;
            List<Integer> statuses = together(writer -> api.send(
                    "PUT",
                    ENDPOINTS + "/x2400c3s%db0".formatted(from + writer),
                    registration("x2400c3s%db0".formatted(from + writer), from + writer),
                    "X-Request-Id",
                    "asker-%d".formatted(from + writer)));
            assertThat(statuses).containsOnly(200);
        }

        assertThat(feed.next()).hasSize(5 * WRITERS * 6).allSatisfy(change -> {
            String number = change.path("requestId").asString().replace("asker-", "");
            assertThat(change.path("key").asString())
                    .matches("x2400c3s%s(b0|b0n0)|0224000001%02d".formatted(number, Integer.valueOf(number)));
        });
        assertThat(api.get(ENDPOINTS).json().path("RedfishEndpoints")).hasSize(5 * WRITERS);
    }

    @Test
    void oneOfManyPutsTheComponentIntoTheGroup() {
        api.post(COMPONENTS, components(List.of("x2400c0s0b0n0"), "On"));
        api.post(GROUPS, "{\"label\":\"one\"}");
        api.post(PARTITIONS, "{\"name\":\"p1\"}");

        assertThat(together(writer -> api.post(GROUPS + "/one/members", "{\"id\":\"x2400c0s0b0n0\"}")))
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
        assertThat(together(writer -> api.post(PARTITIONS + "/p1/members", "{\"id\":\"x2400c0s0b0n0\"}")))
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
    }

    @Test
    void manyReplaceTheMembersOneAfterAnother() {
        List<String> names = IntStream.range(0, WRITERS)
                .mapToObj("x2400c0s%db0n0"::formatted)
                .toList();
        api.post(COMPONENTS, components(names, "On"));
        api.post(GROUPS, "{\"label\":\"one\"}");

        List<Integer> statuses = together(writer -> api.put(
                GROUPS + "/one/members",
                "{\"ids\":%s}".formatted(json(List.of(names.get(writer), names.get((writer + 1) % WRITERS))))));

        assertThat(statuses).containsOnly(201);
        assertThat(api.get(GROUPS + "/one/members").json().path("ids")).hasSize(2);
    }

    @Test
    void manyReplaceTheEndpointOneAfterAnother() {
        List<Integer> statuses =
                together(writer -> api.put(ENDPOINTS + "/x2400c0s0b0", registration("x2400c0s0b0", writer)));

        assertThat(statuses).containsOnly(200);
        assertThat(api.get(COMPONENTS).json().path("Components")).hasSize(2);
        assertThat(feedAgreesWith(ENDPOINTS + "/x2400c0s0b0", "redfish_endpoint x2400c0s0b0"))
                .isTrue();
    }

    @Test
    void endpointsThatFightForOneAddressEndWithOneOwner() {
        List<Integer> statuses = together(writer -> {
            String name = "x2400c0s%db0".formatted(writer);
            return api.put(ENDPOINTS + "/" + name, registration(name, 0).replace("FQDN", "ignored"));
        });

        assertThat(statuses).containsOnly(200);
        assertThat(api.get(INTERFACES).json()).hasSize(1);
        assertThat(feedAgreesWith(INTERFACES + "/022400000100", "ethernet_interface 022400000100"))
                .isTrue();
    }

    @Test
    void listsInOppositeOrderDoNotBlockEachOther() {
        List<Integer> statuses = together(writer -> {
            List<String> names = new ArrayList<>(IntStream.range(0, 200)
                    .mapToObj("x2400c0s%db0n0"::formatted)
                    .toList());
            Collections.shuffle(names);
            return api.post(COMPONENTS, components(names, writer % 2 == 0 ? "On" : "Off"));
        });

        assertThat(statuses).containsOnly(204);
        assertThat(api.get(COMPONENTS).json().path("Components")).hasSize(200);
    }

    @Test
    void changesOfOneComponentAreToldInTheirOrder() {
        api.post(COMPONENTS, components(List.of("x2400c0s0b0n0"), "On"));
        together(writer -> {
            Answer last = api.get(COMPONENTS);
            for (int turn = 0; turn < 10; turn++) {
                last = api.patch(COMPONENTS + "/x2400c0s0b0n0/NID", "{\"NID\":%d}".formatted(writer * 100 + turn));
            }
            return last;
        });

        assertThat(feedAgreesWith(COMPONENTS + "/x2400c0s0b0n0", "component x2400c0s0b0n0"))
                .isTrue();
    }

    @Test
    void componentThatJoinsManyGroupsAtOnceIsInAllOfThem() {
        api.post(COMPONENTS, components(List.of("x2400c0s0b0n0"), "On"));
        IntStream.range(0, WRITERS).forEach(writer -> api.post(GROUPS, "{\"label\":\"g%d\"}".formatted(writer)));

        List<Integer> statuses =
                together(writer -> api.post(GROUPS + "/g%d/members".formatted(writer), "{\"id\":\"x2400c0s0b0n0\"}"));

        assertThat(statuses).containsOnly(201);
        assertThat(api.get("/hsm/v2/memberships/x2400c0s0b0n0").json().path("groupLabels"))
                .hasSize(WRITERS);
        assertThat(feedAgreesWith("/hsm/v2/memberships/x2400c0s0b0n0", "membership x2400c0s0b0n0"))
                .isTrue();
    }

    @Test
    void oneOfManyExclusiveGroupsGetsTheComponent() {
        api.post(COMPONENTS, components(List.of("x2400c0s0b0n0"), "On"));
        IntStream.range(0, WRITERS)
                .forEach(
                        writer -> api.post(GROUPS, "{\"label\":\"g%d\",\"exclusiveGroup\":\"one\"}".formatted(writer)));

        List<Integer> statuses =
                together(writer -> api.post(GROUPS + "/g%d/members".formatted(writer), "{\"id\":\"x2400c0s0b0n0\"}"));

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(api.get("/hsm/v2/memberships/x2400c0s0b0n0").json().path("groupLabels"))
                .hasSize(1);
    }

    @Test
    void oneOfManyPartitionsGetsTheComponent() {
        api.post(COMPONENTS, components(List.of("x2400c0s0b0n0"), "On"));
        IntStream.range(0, WRITERS).forEach(writer -> api.post(PARTITIONS, "{\"name\":\"p%d\"}".formatted(writer)));

        List<Integer> statuses = together(
                writer -> api.post(PARTITIONS + "/p%d/members".formatted(writer), "{\"id\":\"x2400c0s0b0n0\"}"));

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(api.get(PARTITIONS).json())
                .filteredOn(partition -> !partition.path("members").path("ids").isEmpty())
                .hasSize(1);
    }

    @Test
    void oneOfManyMakesTheGroupAndThePartition() {
        assertThat(together(writer -> api.post(GROUPS, "{\"label\":\"one\",\"description\":\"%d\"}".formatted(writer))))
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
        assertThat(together(
                        writer -> api.post(PARTITIONS, "{\"name\":\"p1\",\"description\":\"%d\"}".formatted(writer))))
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
    }

    @Test
    void oneOfManyAddsTheAddress() {
        api.post(INTERFACES, "{\"MACAddress\":\"022400000001\"}");

        List<Integer> statuses = together(writer -> api.post(
                INTERFACES + "/022400000001/IPAddresses",
                "{\"IPAddress\":\"10.24.0.1\",\"Network\":\"n%d\"}".formatted(writer)));

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(api.get(INTERFACES + "/022400000001/IPAddresses").json()).hasSize(1);
    }

    @Test
    void manyFindTheSamePartInManyPlaces() {
        List<Integer> statuses = together(writer -> api.post(HARDWARE, """
                        {"Hardware": [{"ID": "x2400c0s%db0n0p0", "ProcessorLocationInfo": {},
                          "PopulatedFRU": {"ProcessorFRUInfo": {"Manufacturer": "One", "SerialNumber": "S1"}}}]}
                        """.formatted(writer)));

        assertThat(statuses).containsOnly(200);
        assertThat(api.get("/hsm/v2/Inventory/HardwareByFRU/Processor.One.S1").status())
                .isEqualTo(200);
        api.delete(HARDWARE);
    }

    @Test
    void whateverMeetsNothingBreaks() {
        List<String> names =
                IntStream.range(0, 20).mapToObj("x2400c0s%db0n0"::formatted).toList();
        api.post(COMPONENTS, components(names, "On"));
        List<Callable<Answer>> deeds = List.of(
                () -> api.post(COMPONENTS, components(names, "Ready").replace("]}", "],\"Force\":true}")),
                () -> api.patch(
                        COMPONENTS + "/BulkStateData",
                        "{\"State\":\"Off\",\"ComponentIDs\":%s}".formatted(json(names))),
                () -> api.delete(COMPONENTS),
                () -> api.delete(COMPONENTS + "/x2400c0s3b0n0"),
                () -> api.post(GROUPS, "{\"label\":\"mix\",\"members\":{\"ids\":%s}}".formatted(json(names))),
                () -> api.put(GROUPS + "/mix/members", "{\"ids\":%s}".formatted(json(names.subList(5, 15)))),
                () -> api.post(GROUPS + "/mix/members", "{\"id\":\"x2400c0s3b0n0\"}"),
                () -> api.delete(GROUPS + "/mix"),
                () -> api.put(ENDPOINTS + "/x2400c0s3b0", registration("x2400c0s3b0", 3)),
                () -> api.post(ENDPOINTS, registration("x2400c0s4b0", 3)),
                () -> api.delete(ENDPOINTS),
                () -> api.delete(INTERFACES),
                () -> api.patch(INTERFACES + "/022400000103", "{\"ComponentID\":\"x2400c0s9b0n0\"}"));

        List<Integer> statuses = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            statuses.addAll(together(writer -> {
                Answer worst = api.get(COMPONENTS);
                for (int turn = 0; turn < 10; turn++) {
                    Answer answer = call(deeds.get(ThreadLocalRandom.current().nextInt(deeds.size())));
                    worst = answer.status() > worst.status() ? answer : worst;
                }
                return worst;
            }));
        }

        assertThat(statuses).allMatch(status -> status < 500);
    }

    /** Whether the last that the feed tells of a thing is what its route shows. */
    private boolean feedAgreesWith(String route, String thing) {
        JsonNode last = feed.next().stream()
                .filter(change -> thing.equals(change.path("kind").asString() + " "
                        + change.path("key").asString()))
                .reduce((first, second) -> second)
                .orElseThrow()
                .path("after");
        return last.equals(api.get(route).json());
    }

    private List<Integer> together(IntFunction<Answer> deed) {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Answer>> answers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> writers.submit(() -> {
                        start.await();
                        return deed.apply(writer);
                    }))
                    .toList();
            return answers.stream().map(answer -> call(answer::get).status()).toList();
        }
    }

    private static <T> T call(Callable<T> deed) {
        try {
            return deed.call();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String components(List<String> names, String state) {
        return names.stream()
                .map(name -> "{\"ID\":\"%s\",\"State\":\"%s\"}".formatted(name, state))
                .collect(Collectors.joining(",", "{\"Components\":[", "]}"));
    }

    private static String json(List<String> names) {
        return names.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }

    /** A BMC and a node with one interface. */
    private static String registration(String name, int number) {
        return """
                {"ID": "%s", "FQDN": "bmc%d.lan", "SchemaVersion": 1,
                 "Managers": [{"uri": "/redfish/v1/Managers/BMC"}],
                 "Systems": [{"uri": "/redfish/v1/Systems/1", "name": "%d",
                   "ethernet_interfaces": [{"mac": "02:24:00:00:01:%02d", "description": "%s"}]}]}
                """.formatted(name, number, number, number, name);
    }
}
