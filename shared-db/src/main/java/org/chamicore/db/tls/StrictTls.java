package org.chamicore.db.tls;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.postgresql.ssl.LibPQFactory;
import org.postgresql.util.PSQLException;

/**
 * The driver's own TLS, limited to 1.2 and newer and to ciphers with forward secrecy that authenticate what they encrypt: ECDHE or
 * DHE with AES-GCM or ChaCha20. The driver makes it by its name, which the settings put into the address.
 */
public class StrictTls extends LibPQFactory {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** The names of 1.3 leave the key exchange out, which always has forward secrecy there. */
    private static final Pattern CIPHERS = Pattern.compile(
            "TLS_(AES_(128|256)_GCM|CHACHA20_POLY1305)_SHA(256|384)|TLS_(ECDHE|DHE)_.*_(AES_(128|256)_GCM|CHACHA20_POLY1305)_SHA(256|384)");

    public StrictTls(Properties properties) throws PSQLException {
        super(properties);
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        SSLSocket socket = (SSLSocket) super.createSocket(plain, host, port, autoClose);
        socket.setEnabledProtocols(PROTOCOLS);
        socket.setEnabledCipherSuites(Arrays.stream(socket.getSupportedCipherSuites())
                .filter(StrictTls::isGood)
                .toArray(String[]::new));
        return socket;
    }

    static boolean isGood(String cipher) {
        return CIPHERS.matcher(cipher).matches();
    }
}
