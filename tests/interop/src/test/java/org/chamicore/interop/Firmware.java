package org.chamicore.interop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What starts a virtual machine, and in it iPXE. */
enum Firmware {
    BIOS,
    UEFI;

    /** The build of Debian and Ubuntu. */
    private static final Path OVMF = Path.of("/usr/share/ovmf/OVMF.fd");

    /** Options of the emulator. */
    List<String> options() {
        return switch (this) {
            case BIOS -> List.of("-machine", "pc,graphics=off"); // without graphics its console is the serial one
            case UEFI -> List.of("-machine", "q35", "-bios", OVMF.toString());
        };
    }

    /** Why there can be no machine with it; empty if there can. */
    Optional<String> missing() {
        return this == UEFI && !Files.isReadable(OVMF)
                ? Optional.of(OVMF + " is missing: install ovmf")
                : Optional.empty();
    }
}
