package org.chamicore.web.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One connection to a server, on which any bytes can be sent; an answer that does not come within ten seconds fails the test. */
public final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    public static Wire to(int port) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new Wire(socket);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    /** Sends one request on a connection of its own. {@code headers} are whole lines. */
    public static Answer send(int port, String method, String path, byte[] body, String... headers) {
        try (Wire wire = to(port)) {
            return wire.request(method, path, body, headers);
        }
    }

    public static Answer send(int port, String method, String path, String body, String... headers) {
        return send(port, method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public static Answer get(int port, String path, String... headers) {
        return send(port, "GET", path, new byte[0], headers);
    }

    public static Answer post(int port, String path, String json) {
        return send(port, "POST", path, json, "Content-Type: application/json");
    }

    public Answer request(String method, String path, byte[] body, String... headers) {
        StringBuilder head = new StringBuilder("%s %s HTTP/1.1\r\nHost: localhost\r\n".formatted(method, path));
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        write(head.append("\r\n").toString());
        write(body);
        return answer("HEAD".equals(method));
    }

    public void write(String text) {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What the server no longer wants to read is not our failure. */
    public void write(byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        } catch (IOException closed) {
            // The answer says why.
        }
    }

    public boolean isClosedByServer() {
        try {
            return in.read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    public Answer answer(boolean onlyHead) {
        try {
            String[] status = line().split(" ", 3);
            Map<String, List<String>> headers = new LinkedHashMap<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            boolean whole = onlyHead || body(headers, body);
            return new Answer(Integer.parseInt(status[1]), headers, body.toString(StandardCharsets.UTF_8), whole);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private boolean body(Map<String, List<String>> headers, ByteArrayOutputStream body) throws IOException {
        try {
            if (headers.containsKey("transfer-encoding")) {
                for (int size = chunk(); size > 0; size = chunk()) {
                    copy(size, body);
                    line();
                }
                line();
            } else if (headers.containsKey("content-length")) {
                copy(Integer.parseInt(headers.get("content-length").getFirst()), body);
            } else {
                in.transferTo(body);
            }
            return true;
        } catch (EOFException brokenOff) {
            return false;
        }
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private void copy(int size, OutputStream to) throws IOException {
        byte[] bytes = in.readNBytes(size);
        to.write(bytes);
        if (bytes.length < size) {
            throw new EOFException();
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
