package org.chamicore.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to the database that can be cut. */
final class TestProxy implements AutoCloseable {

    private final ServerSocket server;
    private final URI target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;

    private TestProxy(URI target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    static TestProxy to(String jdbcUrl) throws IOException {
        return new TestProxy(URI.create(jdbcUrl.substring("jdbc:".length())));
    }

    String jdbcUrl() {
        return "jdbc:postgresql://localhost:%d%s".formatted(server.getLocalPort(), target.getPath());
    }

    /** Ends all connections, and refuses new ones. */
    void cut() {
        isCut = true;
        sockets.forEach(TestProxy::end);
    }

    void mend() {
        isCut = false;
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket(target.getHost(), target.getPort());
                sockets.add(near);
                sockets.add(far);
                if (isCut) { // asked last, so that no connection slips through while it is being cut
                    end(near);
                    end(far);
                }
                Thread.ofVirtual().start(() -> copy(near, far));
                Thread.ofVirtual().start(() -> copy(far, near));
            } catch (IOException closed) {
                // Ends with the server.
            }
        }
    }

    private void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // As wires are.
        } finally {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException ended) {
            // It is closed then.
        }
    }
}
