package org.chamicore.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a service as a gateway does, and at first says that the service cannot serve yet. */
final class Relay implements AutoCloseable {

    private static final byte[] UNAVAILABLE = """
            HTTP/1.1 503 Service Unavailable\r
            Retry-After: 1\r
            Content-Length: 0\r
            Connection: close\r
            \r
            """.getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket socket;
    private final int service;
    private final AtomicInteger refusals;

    /**
     * @param service port of the service
     * @param refusals how many requests are answered 503
     */
    Relay(int service, int refusals) {
        this.service = service;
        this.refusals = new AtomicInteger(refusals);
        try {
            socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many requests are still to be answered 503. */
    int refusals() {
        return refusals.get();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // Only close() ends it.
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                refuse(client);
            } else {
                pass(client);
            }
        } catch (IOException gone) {
            // The other side has closed; nobody is left to be told.
        }
    }

    private static void refuse(Socket client) throws IOException {
        BufferedReader request =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        String line = request.readLine();
        while (line != null && !line.isEmpty()) {
            line = request.readLine();
        }
        client.getOutputStream().write(UNAVAILABLE);
    }

    private void pass(Socket client) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), service)) {
            Thread.ofVirtual().start(() -> answers(server, client));
            client.getInputStream().transferTo(server.getOutputStream());
        }
    }

    private static void answers(Socket server, Socket client) {
        try (client) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // As above.
        }
    }
}
