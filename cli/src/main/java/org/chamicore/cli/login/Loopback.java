package org.chamicore.cli.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.chamicore.cli.console.RefusedException;

/** Waits on this machine alone for the browser to bring the code. */
final class Loopback implements AutoCloseable {

    private final HttpServer server;
    private final String state;
    private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();

    Loopback(String state) {
        this.state = state;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException("no port on 127.0.0.1 can be listened on", failed);
        }
        server.createContext("/callback", this::take);
        server.start();
    }

    String redirectUri() {
        return "http://127.0.0.1:%d/callback".formatted(server.getAddress().getPort());
    }

    /** @throws RefusedException when nothing came in time, or a refusal */
    String awaitCode(Duration longest) {
        try {
            Map<String, String> parameters = answer.get(longest.toSeconds(), TimeUnit.SECONDS);
            String code = parameters.getOrDefault("code", "");
            if (code.isEmpty()) {
                throw new RefusedException("Nobody was signed in: %s %s"
                        .formatted(
                                parameters.getOrDefault("error", "no code came"),
                                parameters.getOrDefault("error_description", "")));
            }
            return code;
        } catch (TimeoutException late) {
            throw new RefusedException("Nobody has signed in within %d s".formatted(longest.toSeconds()), late);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RefusedException("The login was interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        server.stop(1);
    }

    /** What does not know our state was not sent here by the login that we began. */
    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> parameters = parameters(exchange);
        boolean ours = state.equals(parameters.get("state"));
        tell(exchange, ours ? 200 : 400, ours && parameters.containsKey("code"));
        if (ours) {
            answer.complete(parameters);
        }
    }

    private static void tell(HttpExchange exchange, int status, boolean signedIn) throws IOException {
        String words = signedIn
                ? "You are signed in. Close this window and go back to the command line."
                : "Nobody was signed in. The command line says why.";
        byte[] page = """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>Chamicore</title>
                <style>body{font:1.1rem/1.5 system-ui,sans-serif;margin:20vh auto;max-width:30rem;padding:0 1rem}</style>
                <h1>Chamicore</h1><p>%s</p></html>
                """.formatted(words).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null
                ? Map.of()
                : Arrays.stream(query.split("&", -1))
                        .map(pair -> pair.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                                (first, second) -> first));
    }
}
