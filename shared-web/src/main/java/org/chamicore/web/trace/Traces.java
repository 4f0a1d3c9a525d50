package org.chamicore.web.trace;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.servlet.Filter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.client.RestClient;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * What is traced, and what of it goes where: a span for each request, for each call to a neighbour, and for the taking in of changes.
 * Its observations are its own, beside those of Boot, so that nothing is observed for the sake of metrics. Spans are sent in
 * batches; while the collector is away or slow they are let go.
 */
public final class Traces implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern REFERENCE = Pattern.compile("([0-9a-f]{32})-([0-9a-f]{16})");

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final ObservationRegistry observations = ObservationRegistry.create();

    private Traces(SdkTracerProvider provider) {
        this.provider = provider;
        io.opentelemetry.api.trace.Tracer spans = provider.get("org.chamicore");
        this.tracer = new OtelTracer(spans, new OtelCurrentTraceContext(), event -> {});
        OtelPropagator propagator =
                new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), spans);
        observations
                .observationConfig()
                .observationHandler(new FirstMatchingCompositeObservationHandler(
                        new PropagatingReceiverTracingObservationHandler<>(tracer, propagator),
                        new PropagatingSenderTracingObservationHandler<>(tracer, propagator)));
    }

    /**
     * Begins.
     *
     * @param endpoint of the collector
     * @param sampled share of the requests, from 0 to 1
     * @param service whose spans they are
     */
    static Traces to(URI endpoint, double sampled, String service) {
        return new Traces(SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        service,
                        AttributeKey.stringKey("service.namespace"),
                        "chamicore")))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(sampled)))
                .addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                .setEndpoint(endpoint.toString())
                                .setTimeout(PATIENCE)
                                .build())
                        .setScheduleDelay(Duration.ofSeconds(1))
                        .build())
                .build());
    }

    Tracer tracer() {
        return tracer;
    }

    /** Makes each request a span, of its caller's trace where that is told. */
    public Filter filter() {
        return new ServerHttpObservationFilter(observations, new WithoutPath());
    }

    /** Makes each call a span, and tells the neighbour of it. */
    public void observe(RestClient.Builder calls) {
        calls.observationRegistry(observations);
    }

    /** The trace and the span that the caller is in, for whoever hears of its doings later; empty where it is not traced. */
    public Optional<String> reference() {
        return Optional.ofNullable(tracer.currentSpan())
                .map(Span::context)
                .filter(context -> Boolean.TRUE.equals(context.sampled()))
                .map(context -> context.traceId() + "-" + context.spanId());
    }

    /**
     * Does what follows from what others did as a span of the first one's trace, linked with the others.
     *
     * @param causes what {@link #reference} said there; anything else is passed over
     */
    public void following(String name, Stream<String> causes, Runnable work) {
        List<TraceContext> known =
                causes.distinct().flatMap(cause -> context(cause).stream()).toList();
        if (known.isEmpty()) {
            work.run();
            return;
        }
        Span.Builder builder = tracer.spanBuilder().name(name).setParent(known.getFirst());
        known.stream().skip(1).forEach(each -> builder.addLink(new Link(each)));
        Span span = builder.start();
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            work.run();
        } catch (RuntimeException failed) {
            span.error(failed);
            throw failed;
        } finally {
            span.end();
        }
    }

    private Optional<TraceContext> context(String cause) {
        Matcher reference = REFERENCE.matcher(cause);
        return reference.matches()
                ? Optional.of(tracer.traceContextBuilder()
                        .traceId(reference.group(1))
                        .spanId(reference.group(2))
                        .sampled(true)
                        .build())
                : Optional.empty();
    }

    /** Sends what is left, for some seconds at most. */
    @Override
    public void close() {
        provider.close();
    }

    /** The route is told, never the path: a node's token may stand in it. */
    private static final class WithoutPath extends DefaultServerRequestObservationConvention {

        @Override
        public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
            return KeyValues.empty();
        }
    }
}
