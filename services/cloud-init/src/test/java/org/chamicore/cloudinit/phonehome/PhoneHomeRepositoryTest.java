package org.chamicore.cloudinit.phonehome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.chamicore.cloudinit.node.NodeId;
import org.chamicore.db.testing.RepositoryTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@RepositoryTest
@Import(PhoneHomeRepository.class)
class PhoneHomeRepositoryTest {

    private static final NodeId NODE = NodeId.valueOf("x9100c0s0b0n0");

    @Autowired
    private PhoneHomeRepository reports;

    @Nested
    class Put {

        @Test
        void keepsTheReport() {
            PhoneHome report = report("fd00::17", "i-1");
            reports.put(report);

            assertThat(reports.find(NODE)).hasValue(report);
            assertThat(reports.list()).contains(report);
        }

        @Test
        void keepsOnlyTheLastReportOfANode() {
            reports.put(report("10.0.0.1", "i-1"));
            reports.put(report("10.0.0.2", "i-2"));

            assertThat(reports.find(NODE)).hasValue(report("10.0.0.2", "i-2"));
            assertThat(reports.list())
                    .filteredOn(each -> each.id().equals(NODE))
                    .hasSize(1);
        }
    }

    private static PhoneHome report(String address, String instanceId) {
        return new PhoneHome(
                NODE,
                Instant.parse("2026-11-20T10:00:00.123456Z"),
                address,
                instanceId,
                "nid1",
                "nid1.example",
                new HostKeys("ssh-rsa AAAA", "", "ssh-ed25519 AAAA root@nid1"));
    }
}
