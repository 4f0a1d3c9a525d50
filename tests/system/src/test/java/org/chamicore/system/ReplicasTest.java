package org.chamicore.system;

import static org.awaitility.Awaitility.await;
import static org.chamicore.system.SystemSuite.adminToken;
import static org.chamicore.system.SystemSuite.suite;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.ServiceProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is written through one of two replicas of boot is served by the other within a second. */
@ExtendWith(SystemSuite.class)
class ReplicasTest {

    private static final TestNode NODE = new TestNode(60);
    private static ServiceProcess second;

    @BeforeAll
    static void secondReplica() {
        NODE.register();
        second = suite().startReplica(Service.BOOT, SystemSuite.freePort());
    }

    @AfterAll
    static void stop() {
        second.stop();
    }

    @Test
    void eachServesWhatTheOtherWrote() {
        Caller one = SystemSuite.administrator(Service.BOOT);
        Caller other = new Caller(second.url()).with(adminToken());
        for (int round = 1; round <= 10; round++) {
            assertServed(one, other, "first=" + round);
            assertServed(other, one, "second=" + round);
        }
    }

    private static void assertServed(Caller writer, Caller reader, String params) {
        writer.does(
                "PUT",
                "/boot/v1/bootparameters",
                Map.of("macs", List.of(NODE.mac()), "kernel", "http://images.example/vmlinuz", "params", params));
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(1))
                .until(() -> reader.text(NODE.scriptPath()).contains(params + " "));
    }
}
