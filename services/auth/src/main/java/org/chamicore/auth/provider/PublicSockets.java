package org.chamicore.auth.provider;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS to public addresses alone. A name is looked up once, and the address that it gave is looked at as the connection is made to it: a
 * name that is looked up to be checked and then again to be reached can lead elsewhere the second time. What the server's certificate
 * has to say is not touched by this: the name.
 */
final class PublicSockets extends SSLSocketFactory {

    private final SSLSocketFactory tls;
    private final Predicate<InetAddress> allowed;

    PublicSockets(SSLSocketFactory tls, Predicate<InetAddress> allowed) {
        this.tls = tls;
        this.allowed = allowed;
    }

    /** Whether it is neither of this machine, nor of the site's own network, nor of a group. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean shared = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        return !uniqueLocal
                && !shared
                && !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress();
    }

    /** The one with which {@link java.net.HttpURLConnection} begins, before there is TLS on it. */
    @Override
    public Socket createSocket() {
        return new Guarded(allowed);
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean closesIt) throws IOException {
        return tls.createSocket(connected, host, port, closesIt);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw notThisWay();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        throw notThisWay();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw notThisWay();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        throw notThisWay();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    private static SocketException notThisWay() {
        return new SocketException("a connection to a public address is made from an unconnected socket");
    }

    /** Connects to what is allowed, and to nothing else. */
    private static final class Guarded extends Socket {

        private final Predicate<InetAddress> allowed;

        Guarded(Predicate<InetAddress> allowed) {
            this.allowed = allowed;
        }

        @Override
        public void connect(SocketAddress to, int millis) throws IOException {
            if (to instanceof InetSocketAddress host && !host.isUnresolved() && !allowed.test(host.getAddress())) {
                throw new SocketException("its address is not a public one and its host is not listed");
            }
            super.connect(to, millis);
        }
    }
}
