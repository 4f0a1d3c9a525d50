package org.chamicore.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A distribution's kernel, with an initrd of ours around a static busybox; {@code fetch-linux.sh} brings both. */
final class Linux {

    static final String MISSING = "no Linux to boot: tests/interop/fetch-linux.sh fetches one";

    private static final String INIT =
            """
            #!/bin/busybox sh
            /bin/busybox mount -t proc proc /proc
            echo "%s$(/bin/busybox cat /proc/cmdline)"
            echo "%s%s"
            /bin/busybox poweroff -f
            """.formatted(BootImages.COMMAND_LINE, BootImages.INITRD, BootImages.INITRD_TEXT);

    private Linux() {}

    static Optional<BootImages> find() {
        Path kernel = folder().resolve("vmlinuz");
        Path busybox = folder().resolve("busybox");
        if (!Files.isReadable(kernel) || !Files.isReadable(busybox)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BootImages(Files.readAllBytes(kernel), initrd(Files.readAllBytes(busybox))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] initrd(byte[] busybox) {
        return new CpioArchive()
                .folder("bin")
                .folder("dev")
                .folder("proc")
                .console("dev/console")
                .program("bin/busybox", busybox)
                .program("init", INIT.getBytes(StandardCharsets.UTF_8))
                .end();
    }

    private static Path folder() {
        return environment("CHAMICORE_INTEROP_LINUX").map(Path::of).orElseGet(() -> environment("XDG_CACHE_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("chamicore/linux"));
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
