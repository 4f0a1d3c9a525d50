package org.chamicore.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.ServiceProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node that nobody has registered waits, and boots as soon as somebody has. */
@ExtendWith({NeedsQemu.class, InteropSuite.class})
class UnknownNodeTest {

    @Test
    void nodeWaitsUntilItIsRegistered() {
        TestNode node = new TestNode(21);
        int boot = InteropSuite.suite().address().of(Service.BOOT).getPort();
        try (ImageServer images = new ImageServer(TelltaleKernel.images());
                VirtualNode machine = VirtualNode.powerOn(node, boot, "unknown-node")) {
            node.bootsFrom(images);
            machine.console().await("try 1 of");
            machine.console().await("try 15 of"); // more than iPXE's stack holds, were the scripts to call one another
            node.register();
            machine.assertBooted();
        }
    }

    @Test
    void nodeIsAdoptedWhileItWaits() {
        TestNode node = new TestNode(23);
        try (ImageServer images = new ImageServer(TelltaleKernel.images());
                VirtualNode machine = VirtualNode.powerOn(
                        node, InteropSuite.suite().address().of(Service.BOOT).getPort(), "unknown-node-adopted")) {
            node.bootsFrom(images);
            machine.console().await("try 1 of");
            node.adopt();
            machine.assertBooted();
        }
    }

    /** It waits once, says its architecture, and boots the kernel for that. */
    @Test
    void nodeBootsTheDiscoveryKernelOfItsArchitecture() {
        int port = InteropSuite.freePort();
        InteropSuite.suite().startReplica(Service.BOOT, port, Map.of("CHAMICORE_BOOT_UNKNOWN_POLICY", "discover"));
        try (ImageServer images = new ImageServer(TelltaleKernel.images())) {
            TestNode.discoverWith(images);
            try (VirtualNode machine = VirtualNode.powerOn(new TestNode(24), port, "unknown-node-discovers")) {
                assertThat(machine.console().awaitLine(BootImages.COMMAND_LINE))
                        .contains(" console=ttyS0 chamicore.discover ds=nocloud-net;s=")
                        .doesNotContain("xname=");
            }
        }
    }

    @Test
    void nodeGoesOnToItsNextBootDevice() {
        int port = InteropSuite.freePort();
        InteropSuite.suite().startReplica(Service.BOOT, port, Map.of("CHAMICORE_BOOT_UNKNOWN_POLICY", "exit"));
        try (VirtualNode machine = VirtualNode.powerOn(new TestNode(25), port, "unknown-node-exits")) {
            machine.console().await("unknown to the inventory");
            machine.console().await("No bootable device");
        }
    }

    /** A second copy of the boot service serves this node, so that its crash concerns no other test. */
    @Test
    void nodeOutlastsACrashOfTheService() {
        TestNode node = new TestNode(22);
        int port = InteropSuite.freePort();
        ServiceProcess first = InteropSuite.suite().startReplica(Service.BOOT, port);
        try (ImageServer images = new ImageServer(TelltaleKernel.images());
                VirtualNode machine = VirtualNode.powerOn(node, port, "unknown-node-crash")) {
            node.bootsFrom(images);
            machine.console().await("try 2 of");
            first.kill();
            machine.console().await("Connection reset");
            node.register();
            InteropSuite.suite().startReplica(Service.BOOT, port);
            machine.assertBooted();
        }
    }
}
