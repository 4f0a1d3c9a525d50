package org.chamicore.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.chamicore.cli.suite.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** iPXE itself waits and asks again where a 503 says when; without {@code Retry-After} it would give up at once. */
@ExtendWith({NeedsQemu.class, InteropSuite.class})
class UnavailableServiceTest {

    @Test
    void nodeAsksAgainWhenTheServiceSaysLater() {
        TestNode node = new TestNode(31);
        int boot = InteropSuite.suite().address().of(Service.BOOT).getPort();
        try (ImageServer images = new ImageServer(TelltaleKernel.images());
                Relay relay = new Relay(boot, 3)) {
            node.bootsFrom(images).register().awaitKnown();
            try (VirtualNode machine = VirtualNode.powerOn(node, relay.port(), "unavailable-service")) {
                machine.assertBooted();
            }
            assertThat(relay.refusals()).isZero();
        }
    }
}
