package org.chamicore.gateway;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The real gateway, on ports of its own. */
final class HaProxy implements AutoCloseable {

    private final Process process;
    private final int clients;
    private final int nodes;

    private HaProxy(Process process, int clients, int nodes) {
        this.process = process;
        this.clients = clients;
        this.nodes = nodes;
    }

    /** Where HAProxy is; empty where it is not installed. */
    static Optional<Path> find() {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(each -> Path.of(each, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param services addresses by the last part of the variable that names them, such as {@code BOOT} */
    static HaProxy start(Path program, Path folder, Map<String, String> services)
            throws IOException, InterruptedException {
        Path certificate = certificate(folder);
        int clients = freePort();
        int nodes = freePort();
        Path configuration = Path.of(System.getProperty("chamicore.root"), "deploy/gateway/haproxy.cfg");
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "-db", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("CHAMICORE_GATEWAY_CLIENT_PORT", Integer.toString(clients));
        environment.put("CHAMICORE_GATEWAY_NODE_PORT", Integer.toString(nodes));
        environment.put("CHAMICORE_GATEWAY_STATUS_PORT", Integer.toString(freePort()));
        environment.put("CHAMICORE_GATEWAY_CERTIFICATE", certificate.toString());
        services.forEach((name, address) -> environment.put("CHAMICORE_GATEWAY_" + name, address));
        HaProxy started = new HaProxy(builder.start(), clients, nodes);
        await().alias("HAProxy, see its log: " + folder)
                .atMost(Duration.ofSeconds(20))
                .failFast("HAProxy has ended", () -> !started.process.isAlive())
                .until(() -> accepts(nodes) && accepts(clients));
        return started;
    }

    String clients() {
        return "https://localhost:" + clients;
    }

    String nodes() {
        return "http://localhost:" + nodes;
    }

    int nodePort() {
        return nodes;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** Certificate and key in one file, as the gateway reads them; the key is for this test alone. */
    private static Path certificate(Path folder) throws IOException, InterruptedException {
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("certificate.pem");
        List<String> command = List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString());
        if (new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                != 0) {
            throw new AssertionError("openssl makes no certificate");
        }
        return Files.writeString(folder.resolve("gateway.pem"), Files.readString(certificate) + Files.readString(key));
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
