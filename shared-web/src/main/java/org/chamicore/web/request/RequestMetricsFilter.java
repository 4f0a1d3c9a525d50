package org.chamicore.web.request;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Times every request by route and status, under the name and tags of Boot's own {@code http.server.requests}: on a route that
 * answers from memory an observation costs more than the answer.
 */
class RequestMetricsFilter extends HttpFilter {

    private static final Set<String> KNOWN =
            Arrays.stream(HttpMethod.values()).map(HttpMethod::name).collect(Collectors.toUnmodifiableSet());

    private record Series(String method, String uri, int status) {}

    private final MeterRegistry metrics;
    private final ConcurrentMap<Series, Timer> timers = new ConcurrentHashMap<>();

    RequestMetricsFilter(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            chain.doFilter(request, response);
            return;
        }
        long begun = System.nanoTime();
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            if (answered && request.isAsyncStarted()) {
                request.getAsyncContext().addListener(whenAnswered(request, response, begun));
            } else {
                record(request, answered ? response.getStatus() : HttpStatus.INTERNAL_SERVER_ERROR.value(), begun);
            }
        }
    }

    private void record(HttpServletRequest request, int status, long begun) {
        Series series = new Series(
                KNOWN.contains(request.getMethod()) ? request.getMethod() : "UNKNOWN", uri(request, status), status);
        timers.computeIfAbsent(series, this::timer).record(Duration.ofNanos(System.nanoTime() - begun));
    }

    private Timer timer(Series series) {
        return Timer.builder("http.server.requests")
                .tag("method", series.method())
                .tag("uri", series.uri())
                .tag("status", String.valueOf(series.status()))
                .tags(Tags.of(Outcome.forStatus(series.status()).asTag()))
                .register(metrics);
    }

    /** A pattern, never a path: there are as many paths as nodes. */
    private static String uri(HttpServletRequest request, int status) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern != null) {
            return pattern.toString();
        }
        return status == HttpStatus.NOT_FOUND.value() ? "NOT_FOUND" : "UNKNOWN";
    }

    private AsyncListener whenAnswered(HttpServletRequest request, HttpServletResponse response, long begun) {
        return new AsyncListener() {
            @Override
            public void onComplete(AsyncEvent event) {
                record(request, response.getStatus(), begun);
            }

            @Override
            public void onTimeout(AsyncEvent event) {}

            @Override
            public void onError(AsyncEvent event) {}

            @Override
            public void onStartAsync(AsyncEvent event) {
                event.getAsyncContext().addListener(this);
            }
        };
    }
}
