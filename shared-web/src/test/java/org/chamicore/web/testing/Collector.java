package org.chamicore.web.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A collector of traces: takes OTLP over HTTP and remembers the spans. */
public final class Collector implements AutoCloseable {

    /**
     * A span.
     *
     * @param parent the other span's id; empty where there is none
     * @param links ids of the other spans that it follows from
     */
    public record Seen(
            String service,
            String trace,
            String id,
            String parent,
            String name,
            String kind,
            Map<String, String> attributes,
            List<String> links) {}

    private static final HexFormat HEX = HexFormat.of();

    private final HttpServer server;
    private final List<Seen> spans = new CopyOnWriteArrayList<>();

    private Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    public static Collector start() {
        try {
            return new Collector();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public String endpoint() {
        return "http://localhost:%d/v1/traces".formatted(server.getAddress().getPort());
    }

    /** All that has come so far. */
    public List<Seen> spans() {
        return List.copyOf(spans);
    }

    public List<Seen> named(String name) {
        return spans.stream().filter(each -> each.name().equals(name)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
                    .getResourceSpansList()
                    .forEach(each -> seen(each).forEach(spans::add));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static Stream<Seen> seen(ResourceSpans resource) {
        String service = resource.getResource().getAttributesList().stream()
                .filter(each -> each.getKey().equals("service.name"))
                .map(each -> each.getValue().getStringValue())
                .findFirst()
                .orElse("");
        return resource.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> new Seen(
                        service,
                        HEX.formatHex(span.getTraceId().toByteArray()),
                        HEX.formatHex(span.getSpanId().toByteArray()),
                        HEX.formatHex(span.getParentSpanId().toByteArray()),
                        span.getName(),
                        span.getKind().name().replace("SPAN_KIND_", ""),
                        span.getAttributesList().stream()
                                .collect(Collectors.toMap(each -> each.getKey(), each -> each.getValue()
                                        .getStringValue())),
                        span.getLinksList().stream()
                                .map(link -> HEX.formatHex(link.getSpanId().toByteArray()))
                                .toList()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
