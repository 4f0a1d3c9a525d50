package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A real etcd, where this machine has one (Debian: {@code etcd-server}). */
record FormerEtcd(Process process, URI address) implements AutoCloseable {

    /** Where the program is. */
    static Optional<Path> installed() {
        return Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "etcd"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static FormerEtcd start(Path program, Path folder) throws IOException {
        String address = "http://127.0.0.1:" + SystemSuite.freePort();
        String peers = "http://127.0.0.1:" + SystemSuite.freePort();
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--data-dir=" + folder.resolve("etcd"),
                        "--listen-client-urls=" + address,
                        "--advertise-client-urls=" + address,
                        "--listen-peer-urls=" + peers,
                        "--initial-advertise-peer-urls=" + peers,
                        "--initial-cluster=default=" + peers)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("etcd.log").toFile())
                .start();
        FormerEtcd etcd = new FormerEtcd(process, URI.create(address));
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> new Caller(etcd.address()).get("/health").body().contains("true"));
        return etcd;
    }

    void put(String key, String value) {
        assertThat(new Caller(address)
                        .send("POST", "/v3/kv/put", Map.of("key", encoded(key), "value", encoded(value)))
                        .statusCode())
                .isEqualTo(200);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
