package org.chamicore.interop;

import org.chamicore.cli.suite.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

/** What iPXE does with the script of a node that is registered and has boot parameters. */
@ExtendWith({NeedsQemu.class, InteropSuite.class})
class KnownNodeTest {

    /** Under a BIOS iPXE's stack holds about a dozen scripts that were called by one another; then the machine hangs. */
    private static final int MORE_THAN_THE_STACK_HOLDS = 15;

    @Test
    void kernelIsStartedWithItsCommandLineAndInitrd() {
        bootOnce(Firmware.BIOS, new TestNode(1), TelltaleKernel.images(), "known-node");
    }

    @ParameterizedTest
    @CsvSource({"BIOS, 11", "UEFI, 12"})
    void linuxIsStartedWithItsCommandLineAndInitrd(Firmware firmware, int number) {
        BootImages linux = Linux.find().orElseThrow(() -> skipped(Linux.MISSING));
        firmware.missing().ifPresent(missing -> {
            throw skipped(missing);
        });
        bootOnce(firmware, new TestNode(number), linux, "known-node-linux-" + firmware);
    }

    /** Nothing of the failed tries is left over: what the kernel finds as its initrd is the initrd alone. */
    @Test
    void nodeTriesUntilItsInitrdIsThere() {
        TestNode node = new TestNode(2);
        try (ImageServer images = new ImageServer(TelltaleKernel.images()).withoutInitrd(MORE_THAN_THE_STACK_HOLDS)) {
            node.bootsFrom(images).register().awaitKnown();
            try (VirtualNode machine = VirtualNode.powerOn(node, bootPort(), "known-node-retries")) {
                machine.console().awaitFetched(images.initrd(), "No such file or directory");
                machine.assertBooted();
            }
        }
    }

    private static void bootOnce(Firmware firmware, TestNode node, BootImages content, String transcript) {
        try (ImageServer images = new ImageServer(content)) {
            node.bootsFrom(images).register().awaitKnown();
            try (VirtualNode machine = VirtualNode.powerOn(firmware, node, bootPort(), transcript)) {
                machine.console().await("bootscript?mac=" + node.mac());
                machine.console().awaitFetched(images.kernel(), "ok");
                machine.assertBooted();
            }
        }
    }

    private static TestAbortedException skipped(String reason) {
        System.out.printf("A test of Linux is skipped: %s%n", reason);
        return new TestAbortedException(reason);
    }

    private static int bootPort() {
        return InteropSuite.suite().address().of(Service.BOOT).getPort();
    }
}
