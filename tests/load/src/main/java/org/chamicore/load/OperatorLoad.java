package org.chamicore.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * What people, their scripts and the power control ask of the inventory in an ordinary hour, {@code -Drate} requests a
 * second for {@code -Dseconds}: mostly single nodes and short lists, now and then a write. Wants the nodes of
 * {@link Registration}; what it writes it may write again.
 */
public final class OperatorLoad extends Simulation {

    private static final String HSM = Target.INVENTORY + "/hsm/v2";

    public OperatorLoad() {
        int nodes = Target.number("nodes", 10_000);
        setUp(scenario("operators")
                        .feed(Stream.generate(() -> node(nodes)).iterator())
                        .exec(mixture())
                        .injectOpen(constantUsersPerSec(Target.number("rate", 200))
                                .during(Duration.ofSeconds(Target.number("seconds", 60)))))
                .protocols(http.authorizationHeader("Bearer " + Target.token())
                        .contentTypeHeader("application/json")
                        .shareConnections())
                .assertions(global().failedRequests().count().is(0L));
    }

    private static ChainBuilder mixture() {
        return randomSwitch()
                .on(
                        percent(40).then(read("component", "/State/Components/#{xname}")),
                        percent(10)
                                .then(read(
                                        "interfaces of a node", "/Inventory/EthernetInterfaces?ComponentID=#{xname}")),
                        percent(10).then(read("membership", "/memberships/#{xname}")),
                        percent(8).then(read("chassis", "/State/Components?id=#{chassis}s[0-7]b[0-7]n0")),
                        percent(5).then(read("page of components", "/State/Components?limit=100&after=#{xname}")),
                        percent(5)
                                .then(read(
                                        "nodes by role and state", "/State/Components?role=Compute&state=On&limit=50")),
                        percent(2).then(read("groups", "/groups")),
                        percent(10)
                                .then(write(
                                        "state",
                                        "PATCH",
                                        "/State/Components/#{xname}/StateData",
                                        "{\"State\":\"Ready\"}")),
                        percent(5)
                                .then(write(
                                        "software status",
                                        "PATCH",
                                        "/State/Components/#{xname}/SoftwareStatus",
                                        "{\"SoftwareStatus\":\"v#{number}\"}")),
                        percent(5)
                                .then(write(
                                        "registration",
                                        "PUT",
                                        "/Inventory/RedfishEndpoints/#{controller}",
                                        "#{endpoint}")));
    }

    private static ChainBuilder read(String name, String path) {
        return exec(http(name).get(HSM + path).check(status().is(200)));
    }

    private static ChainBuilder write(String name, String method, String path, String body) {
        HttpRequestActionBuilder request =
                method.equals("PUT") ? http(name).put(HSM + path) : http(name).patch(HSM + path);
        return exec(request.body(StringBody(body)).check(status().in(200, 204)));
    }

    private static Map<String, Object> node(int nodes) {
        Node node = new Node(ThreadLocalRandom.current().nextInt(nodes));
        return Map.of(
                "xname", node.xname(),
                "controller", node.controller(),
                "chassis", node.controller().replaceFirst("s.*", ""),
                "number", node.number(),
                "endpoint", node.redfishEndpoint());
    }
}
