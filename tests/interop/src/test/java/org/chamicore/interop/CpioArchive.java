package org.chamicore.interop;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes the archive format ("newc") that Linux unpacks as its first file system; everything in it belongs to root. */
final class CpioArchive {

    private static final int FOLDER = 0040755;
    private static final int PROGRAM = 0100755;
    private static final int CHARACTER_DEVICE = 0020600;
    private static final int CONSOLE_MAJOR = 5;
    private static final int CONSOLE_MINOR = 1;
    private static final int ALIGNMENT = 4;

    private final ByteArrayOutputStream archive = new ByteArrayOutputStream();
    private int entries;

    CpioArchive folder(String name) {
        return entry(name, FOLDER, 0, 0, new byte[0]);
    }

    CpioArchive program(String name, byte[] content) {
        return entry(name, PROGRAM, 0, 0, content);
    }

    /** The device that the first process prints to. */
    CpioArchive console(String name) {
        return entry(name, CHARACTER_DEVICE, CONSOLE_MAJOR, CONSOLE_MINOR, new byte[0]);
    }

    byte[] end() {
        return entry("TRAILER!!!", 0, 0, 0, new byte[0]).archive.toByteArray();
    }

    private CpioArchive entry(String name, int mode, int deviceMajor, int deviceMinor, byte[] content) {
        entries++;
        byte[] nameBytes = (name + "\0").getBytes(StandardCharsets.US_ASCII);
        // inode, mode, user, group, links, time, size, device (2), device of a node (2), length of the name, checksum
        int[] fields = {entries, mode, 0, 0, 1, 0, content.length, 0, 0, deviceMajor, deviceMinor, nameBytes.length, 0};
        String header = Arrays.stream(fields).mapToObj("%08x"::formatted).collect(Collectors.joining("", "070701", ""));
        return append(header.getBytes(StandardCharsets.US_ASCII))
                .append(nameBytes)
                .align()
                .append(content)
                .align();
    }

    private CpioArchive append(byte[] bytes) {
        archive.writeBytes(bytes);
        return this;
    }

    private CpioArchive align() {
        return append(new byte[Math.floorMod(-archive.size(), ALIGNMENT)]);
    }
}
