package org.chamicore.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * One connection to the inventory, for requests that were made before the clock starts: it leaves the processors to what is measured.
 * A refusal stops the benchmark, for a figure of refusals would be worth nothing.
 */
final class PlainConnection implements AutoCloseable {

    private static final URI INVENTORY = URI.create(Target.INVENTORY);

    private final HttpRequestExecutor executor = new HttpRequestExecutor();
    private final DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(Http1Config.DEFAULT);

    static PlainConnection open() {
        PlainConnection opened = new PlainConnection();
        try {
            Socket socket = new Socket(INVENTORY.getHost(), INVENTORY.getPort());
            socket.setTcpNoDelay(true); // else what is longer than a buffer waits 40 ms for a receipt
            opened.connection.bind(socket);
            return opened;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    static ClassicRequestBuilder get(String path) {
        return prepared(ClassicRequestBuilder.get(path));
    }

    static ClassicHttpRequest withBody(ClassicRequestBuilder builder, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return prepared(builder)
                .addHeader("Content-Type", "application/json")
                .addHeader("Content-Length", Integer.toString(body.length))
                .setEntity(body, ContentType.APPLICATION_JSON)
                .build();
    }

    private static ClassicRequestBuilder prepared(ClassicRequestBuilder builder) {
        return builder.addHeader("Host", INVENTORY.getAuthority())
                .addHeader("Authorization", "Bearer " + Target.token());
    }

    /** Sends, reads the answer to its end without keeping it, and says its status. */
    int exchange(ClassicHttpRequest request) {
        try (ClassicHttpResponse response = executor.execute(request, connection, HttpCoreContext.create())) {
            if (response.getCode() >= 400) {
                throw new IllegalStateException("%s: %d %s"
                        .formatted(
                                request.getRequestUri(),
                                response.getCode(),
                                EntityUtils.toString(response.getEntity())));
            }
            EntityUtils.consume(response.getEntity());
            return response.getCode();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (HttpException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
