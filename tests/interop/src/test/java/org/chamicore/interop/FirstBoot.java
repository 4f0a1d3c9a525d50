package org.chamicore.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A node's first boot: the real cloud-init, stage by stage, in a root and a network of its own. To the service it comes from an
 * address of this machine that no other test uses.
 */
final class FirstBoot implements AutoCloseable {

    /** Where the node finds the service, as it sees it. */
    static final String SEED = "http://127.0.0.1:8081/cloud-init/";

    private static final int LONGEST_MINUTES = 4;

    private final Path folder;
    private final ServerSocketChannel seed;
    private final int service;
    private final String address;

    private FirstBoot(Path folder, ServerSocketChannel seed, int service, String address) {
        this.folder = folder;
        this.seed = seed;
        this.service = service;
        this.address = address;
    }

    /**
     * Runs it to its end.
     *
     * @param address from which the service sees it come, within 127.0.0.0/8
     * @param seed where its kernel's command line says that its documents are
     */
    static FirstBoot of(String mac, String address, int service, String seed) {
        try {
            Path folder = Files.createTempDirectory("chamicore-node");
            Files.createDirectory(folder.resolve("disk"));
            Files.createDirectory(folder.resolve("out"));
            CloudInitRoot.copyResource("node.sh", folder);
            CloudInitRoot.copyResource("relay.py", folder);
            ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                    .bind(UnixDomainSocketAddress.of(folder.resolve("seed.sock")));
            FirstBoot boot = new FirstBoot(folder, socket, service, address);
            Thread.ofVirtual().start(boot::accept);
            boot.run(mac, seed);
            return boot;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What the node left to be looked at. */
    String left(String name) {
        try {
            return Files.readString(folder.resolve("out").resolve(name));
        } catch (IOException missing) {
            throw new IllegalStateException("the node left no %s; it said:%n%s".formatted(name, said()), missing);
        }
    }

    String said() {
        try {
            return Files.readString(folder.resolve("console"));
        } catch (IOException missing) {
            return "nothing";
        }
    }

    @Override
    public void close() {
        try {
            seed.close();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void run(String mac, String from) throws IOException {
        Process node = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--net",
                        "--uts",
                        "--ipc",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        "sh",
                        folder.resolve("node.sh").toString(),
                        CloudInitRoot.path().toString(),
                        folder.toString(),
                        mac,
                        from)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console").toFile())
                .start();
        try {
            if (!node.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                node.destroyForcibly();
                throw new IllegalStateException("the node did not come to an end; it said:%n%s".formatted(said()));
            }
        } catch (InterruptedException stopped) {
            node.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void accept() {
        while (seed.isOpen()) {
            try {
                SocketChannel node = seed.accept();
                SocketChannel there =
                        SocketChannel.open().bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
                there.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), service));
                Thread.ofVirtual().start(() -> pump(node, there));
                Thread.ofVirtual().start(() -> pump(there, node));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void pump(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException ended) {
            // The other direction ends by itself.
        }
    }
}
