package org.chamicore.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * {@code -Dnodes} nodes boot: each asks for its boot script and then for the three seed documents, on a connection of its
 * own. {@code -Darrival=racks} switches a rack of {@value Node#PER_RACK} nodes on every ten seconds, whose firmware is ready
 * within five; {@code -Darrival=at-once} lets all of them ask in the same moment. Nobody may be refused. Sets what nodes boot by
 * default.
 */
public final class BootStorm extends Simulation {

    private static final Duration BETWEEN_RACKS = Duration.ofSeconds(5);
    private static final Duration FIRMWARE = Duration.ofSeconds(5);

    public BootStorm() {
        int nodes = Target.number("nodes", 10_000);
        setUp(scenario("boot")
                        .feed(nodes(nodes))
                        .exec(bootScript(), document("meta-data"), document("user-data"), document("vendor-data"))
                        .injectOpen(arrival(System.getProperty("arrival", "racks"), nodes)))
                .protocols(http.disableFollowRedirect())
                .maxDuration(Duration.ofMinutes(10))
                .assertions(global().failedRequests().count().is(0L));
    }

    @Override
    public void before() {
        Target.send("PUT", Target.BOOT + "/boot/v1/bootparameters", """
                {"hosts": ["Default"], "kernel": "http://10.0.0.1/vmlinuz", "initrd": "http://10.0.0.1/initrd",
                 "params": "console=ttyS0,115200 ip=dhcp root=live:http://10.0.0.1/rootfs"}""");
    }

    /** Firmware and the started system share no connection. */
    private static ChainBuilder bootScript() {
        return exec(http("bootscript")
                .get(Target.BOOT + "/boot/v1/bootscript?mac=#{mac}&arch=x86_64")
                .header("Connection", "close")
                .check(status().is(200), substring("kernel ").exists()));
    }

    private static ChainBuilder document(String name) {
        return exec(http(name)
                .get(Target.CLOUD_INIT + "/cloud-init/" + name)
                .header("X-Forwarded-For", "#{address}")
                .check(status().is(200)));
    }

    private static Iterator<Map<String, Object>> nodes(int nodes) {
        return IntStream.range(0, nodes)
                .mapToObj(Node::new)
                .map(node -> Map.<String, Object>of("mac", node.mac(), "address", node.address()))
                .iterator();
    }

    private static OpenInjectionStep[] arrival(String curve, int nodes) {
        if (curve.equals("at-once")) {
            return new OpenInjectionStep[] {atOnceUsers(nodes)};
        }
        List<OpenInjectionStep> steps = new ArrayList<>();
        for (int first = 0; first < nodes; first += Node.PER_RACK) {
            int rack = Math.min(Node.PER_RACK, nodes - first);
            steps.add(constantUsersPerSec(rack / (double) FIRMWARE.toSeconds()).during(FIRMWARE));
            steps.add(nothingFor(BETWEEN_RACKS));
        }
        return steps.toArray(OpenInjectionStep[]::new);
    }
}
