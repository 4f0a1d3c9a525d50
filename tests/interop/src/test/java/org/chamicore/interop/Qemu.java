package org.chamicore.interop;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The emulator, and the iPXE that it brings as the ROM of a network card. */
final class Qemu {

    /** What a guest finds this machine's loopback address under. */
    static final String HOST = "10.0.2.2";

    private static final String PROGRAM = "qemu-system-x86_64";
    private static final String ROM = "efi-virtio.rom";

    private Qemu() {}

    /** Why there can be no virtual machine here; empty if there can. */
    static Optional<String> missing() {
        if (path().map(folder -> folder.resolve(PROGRAM)).noneMatch(Files::isExecutable)) {
            return Optional.of(PROGRAM + " is missing: install qemu-system-x86 and ipxe-qemu");
        }
        if (folders().noneMatch(folder -> Files.isReadable(folder.resolve(ROM)))) {
            return Optional.of(PROGRAM + " has no " + ROM + ": install ipxe-qemu");
        }
        return Optional.empty();
    }

    /**
     * Turns a machine on whose only boot device is the network, and whose console is its output. It is emulated wholly, for KVM is
     * not everywhere, and iPXE has been seen to hang in a nested one.
     *
     * @param bootFile what DHCP names as the file to boot
     */
    static Process powerOn(Firmware firmware, String mac, String bootFile) {
        List<String> command = new ArrayList<>(List.of(PROGRAM, "-accel", "tcg", "-m", "384", "-nodefaults"));
        command.addAll(firmware.options());
        command.addAll(List.of("-display", "none", "-monitor", "none", "-serial", "stdio"));
        command.addAll(List.of("-no-reboot", "-boot", "n"));
        command.addAll(List.of(
                "-nic", "user,model=virtio-net-pci,mac=%s,bootfile=%s".formatted(mac, bootFile.replace(",", ",,"))));
        try {
            return new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Stream<Path> path() {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(Path::of);
    }

    /** Where the emulator looks for ROMs. */
    private static Stream<Path> folders() {
        try {
            Process process = new ProcessBuilder(List.of(PROGRAM, "-L", "help"))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.lines().map(Path::of);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
