package org.chamicore.auth.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A name that meant a public address when it was looked at, and leads to this machine by the time of connecting. */
class OutsideTest {

    private ServerSocket inside;
    private CompletableFuture<Integer> firstByte;

    @BeforeEach
    void listen() throws Exception {
        inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        firstByte = CompletableFuture.supplyAsync(() -> {
            try (Socket caller = inside.accept();
                    InputStream sent = caller.getInputStream()) {
                return sent.read();
            } catch (IOException closed) {
                return -1;
            }
        });
    }

    @AfterEach
    void close() throws Exception {
        inside.close();
    }

    @Test
    void isSentNothingThere() throws Exception {
        HttpURLConnection connection = new Outside(new ProviderProperties(Set.of())).openHTTPConnection(url());

        assertThatIOException()
                .isThrownBy(connection::getInputStream)
                .withMessageContaining("its address is not a public one");
        connection.disconnect();
        assertThat(firstByte.get()).isEqualTo(-1);
    }

    @Test
    void isTalkedToWhereTheSiteSaysSo() throws Exception {
        Outside outside = new Outside(new ProviderProperties(Set.of("localhost")));
        CompletableFuture<Integer> handshake = firstByte;

        assertThatIOException().isThrownBy(() -> outside.retrieveResource(url())); // nobody there speaks TLS
        assertThat(handshake.get()).isEqualTo(0x16);
    }

    private URL url() throws Exception {
        return URI.create("https://localhost:%d/keys".formatted(inside.getLocalPort()))
                .toURL();
    }
}
