package org.chamicore.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            plain-name.1  | plain-name.1
            two words     | two%20words
            a/b/../c      | a%2Fb%2F..%2Fc
            50%?x=1&y#z   | 50%25%3Fx%3D1%26y%23z
            a+b           | a%2Bb
            Jürgen        | J%C3%BCrgen
            """)
    void namesAreOnePieceOfTheAddress(String name, String piece) throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getRawPath() + " "
                    + exchange.getRequestURI().getRawQuery());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            Api.open(URI.create("http://localhost:" + server.getAddress().getPort()), Duration.ofSeconds(10))
                    .get("/users/" + Api.encoded(name) + "?of=" + Api.encoded(name));
        } finally {
            server.stop(0);
        }
        assertThat(asked).containsExactly("/users/%s of=%1$s".formatted(piece));
    }
}
