package org.chamicore.auth.provider;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS only over connections to public addresses: whatever a name meant when it was looked at, this is where it led to. What the
 * JDK's HTTPS client does with a factory is {@link #createSocket(Socket, String, int, boolean)}; nothing was sent by then.
 */
final class PublicSockets extends SSLSocketFactory {

    private final SSLSocketFactory sockets;

    PublicSockets(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        Outside.demandPublic(connected.getInetAddress());
        return sockets.createSocket(connected, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unused();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw unused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unused();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        throw unused();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }

    private static IOException unused() {
        return new IOException("only for connections that are there already");
    }
}
