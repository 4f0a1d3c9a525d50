package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chamicore.system.SystemSuite.adminToken;
import static org.chamicore.system.SystemSuite.administrator;
import static org.chamicore.system.SystemSuite.suite;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.ServiceProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Two replicas of inventory and of cloud-init that are written at the same time lose nothing, and show the same. */
@ExtendWith(SystemSuite.class)
class TwoReplicasTest {

    private static final TestNode NODE = new TestNode(63);
    private static final int MEMBERS = 60;

    private ServiceProcess second;

    @AfterEach
    void stop() {
        second.stop();
    }

    private Caller replicaOf(Service service) {
        second = suite().startReplica(service, SystemSuite.freePort());
        return new Caller(second.url()).with(adminToken());
    }

    @Test
    void noMemberOfAGroupIsLostThatBothAddTo() {
        List<Caller> replicas = List.of(administrator(Service.INVENTORY), replicaOf(Service.INVENTORY));
        List<String> members = IntStream.range(0, MEMBERS)
                .mapToObj("x7063c0s%db0n0"::formatted)
                .toList();
        replicas.getFirst()
                .does(
                        "POST",
                        "/hsm/v2/State/Components",
                        Map.of(
                                "Components",
                                members.stream()
                                        .map(each -> Map.of("ID", each, "State", "On"))
                                        .toList()));
        replicas.getFirst().does("POST", "/hsm/v2/groups", Map.of("label", "both"));

        List<CompletableFuture<HttpResponse<String>>> added = IntStream.range(0, MEMBERS)
                .mapToObj(each -> replicas.get(each % 2)
                        .call("POST", "/hsm/v2/groups/both/members", Map.of("id", members.get(each))))
                .toList();

        assertThat(added.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                .containsOnly(201);
        assertThat(replicas).allSatisfy(replica -> assertThat(replica.json("/hsm/v2/groups/both")
                        .at("/members/ids")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(members));
        replicas.getLast().does("DELETE", "/hsm/v2/groups/both", "");
    }

    @Test
    void eachReplicaOfCloudInitServesWhatTheOtherWrote() {
        NODE.register();
        Caller one = administrator(Service.CLOUD_INIT);
        Caller other = replicaOf(Service.CLOUD_INIT);
        for (int round = 1; round <= 5; round++) {
            assertServed(one, other, "first-" + round);
            assertServed(other, one, "second-" + round);
        }
    }

    private static void assertServed(Caller writer, Caller reader, String name) {
        writer.does("PUT", "/cloud-init/admin/instance-info/" + NODE.xname(), Map.of("local-hostname", name));
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(1))
                .until(() -> reader.get("/cloud-init/admin/impersonation/%s/meta-data".formatted(NODE.xname()))
                        .body()
                        .contains(name));
    }
}
