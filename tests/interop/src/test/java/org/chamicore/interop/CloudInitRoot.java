package org.chamicore.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A root of Debian with the real cloud-init, as {@code fetch-cloud-init.sh} makes it. */
final class CloudInitRoot {

    private CloudInitRoot() {}

    static Path path() {
        return environment("CHAMICORE_INTEROP_CLOUD_INIT").map(Path::of).orElseGet(() -> environment("XDG_CACHE_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("chamicore/cloud-init"));
    }

    /** What keeps the real cloud-init from running; empty where nothing does. */
    static Optional<String> missing() {
        if (!Files.isExecutable(path().resolve("usr/bin/cloud-init"))) {
            return Optional.of("no cloud-init to run: tests/interop/fetch-cloud-init.sh fetches one");
        }
        return mayHaveNamespaces()
                ? Optional.empty()
                : Optional.of("cloud-init runs in namespaces of its own, which need root and the right to mount");
    }

    /** Overlays and virtual network cards included: containers often may not have them. */
    private static boolean mayHaveNamespaces() {
        String trial = """
                set -e
                mount -t tmpfs tmpfs /mnt
                mkdir /mnt/upper /mnt/work /mnt/root
                mount -t overlay overlay -o lowerdir=/etc,upperdir=/mnt/upper,workdir=/mnt/work /mnt/root
                mount -t sysfs sysfs /mnt/root
                ip link add veth-node type veth peer name veth-switch
                """;
        try {
            Process process = new ProcessBuilder(
                            "unshare", "--mount", "--net", "--uts", "--ipc", "--pid", "--fork", "sh", "-c", trial)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static void copyResource(String name, Path folder) {
        try (var resource = CloudInitRoot.class.getResourceAsStream("/cloud-init/" + name)) {
            Files.copy(resource, folder.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
