package org.chamicore.cloudinit.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.chamicore.cloudinit.addition.Additions;
import org.chamicore.cloudinit.addition.NetworkConfig;
import org.chamicore.cloudinit.addition.Subnet;
import org.chamicore.db.testing.RepositoryTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

@RepositoryTest
@Import(ClusterDefaultsRepository.class)
class ClusterDefaultsRepositoryTest {

    private static final ClusterDefaults WHOLE = new ClusterDefaults(
            "onsite",
            "west",
            "hall2",
            "orchard",
            List.of("ssh-ed25519 AAAA ops@head", "key, with \"quotes\" and {braces}"),
            "http://10.9.0.1:8081/cloud-init",
            "or",
            5,
            "nid{nid:5}",
            "orchard.example",
            "10.9.0.0/16",
            "100.64.8.0/22",
            new Additions(
                    JsonMapper.shared().createObjectNode().put("site", "north").put("count", new BigDecimal("1.10")),
                    new NetworkConfig(
                            List.of(new Subnet("10.9.0.0/16", "10.9.0.1", 9000)),
                            List.of("10.9.0.2"),
                            List.of("orchard.example")),
                    true));

    @Autowired
    private ClusterDefaultsRepository defaults;

    @Nested
    class Replace {

        @Test
        void givesBackWhatWasWritten() {
            defaults.replace(WHOLE);

            assertThat(defaults.get()).isEqualTo(WHOLE);
            assertThat(defaults.getForUpdate()).isEqualTo(WHOLE);
        }

        @Test
        void clearsWhatIsNotSaid() {
            defaults.replace(WHOLE);
            defaults.replace(ClusterDefaults.NONE);

            assertThat(defaults.get()).isEqualTo(ClusterDefaults.NONE);
        }
    }
}
