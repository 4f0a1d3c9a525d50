package org.chamicore.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A node whose firmware is the real iPXE. Closing it turns it off. */
final class VirtualNode implements AutoCloseable {

    private static final Path TRANSCRIPTS = Path.of("target", "console");

    private final TestNode node;
    private final Process process;
    private final Console console;

    private VirtualNode(TestNode node, Process process, Console console) {
        this.node = node;
        this.process = process;
        this.console = console;
    }

    /**
     * Turns a node on, which asks for its boot script as it does at a site: DHCP names the address, and it adds nothing.
     *
     * @param port of the boot service on this machine
     * @param transcript name of the file in {@code target/console} that keeps what it prints
     */
    static VirtualNode powerOn(TestNode node, int port, String transcript) {
        return powerOn(Firmware.BIOS, node, port, transcript);
    }

    /** The same with other firmware under iPXE. */
    static VirtualNode powerOn(Firmware firmware, TestNode node, int port, String transcript) {
        try {
            Path file = Files.createDirectories(TRANSCRIPTS).resolve(transcript + ".txt");
            Process process = Qemu.powerOn(
                    firmware,
                    node.mac(),
                    "http://%s:%d/boot/v1/bootscript?mac=%s".formatted(Qemu.HOST, port, node.mac()));
            return new VirtualNode(node, process, new Console(process.getInputStream(), file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Console console() {
        return console;
    }

    /** Waits until its kernel runs, and checks what the kernel was given. */
    void assertBooted() {
        assertThat(console.awaitLine(BootImages.COMMAND_LINE)).matches(node.commandLine());
        assertThat(console.awaitLine(BootImages.INITRD)).isEqualTo(BootImages.INITRD_TEXT);
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly(); // the process itself would close the stream that is still being read
        console.awaitEnd();
    }
}
