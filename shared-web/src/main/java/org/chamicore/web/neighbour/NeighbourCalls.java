package org.chamicore.web.neighbour;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/**
 * The calls to one neighbour. After ten of which half failed, none is made for two seconds, then two to see; a call that is not made
 * fails as one that finds nobody. What only asks may be asked again: three times, about a second apart.
 */
public final class NeighbourCalls implements ClientHttpRequestInterceptor, MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(NeighbourCalls.class);
    private static final int TRIES = 1 + 3;
    private static final Duration APART = Duration.ofSeconds(1);
    private static final double JITTER = 0.25;
    private static final Duration OPEN = Duration.ofSeconds(2);

    private final CircuitBreakerRegistry breakers;
    private final CircuitBreaker breaker;
    private final Retry retry;

    /** @param name of the neighbour, in log and metrics */
    public NeighbourCalls(String name) {
        this(name, APART);
    }

    NeighbourCalls(String name, Duration apart) {
        breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .waitDurationInOpenState(OPEN)
                .permittedNumberOfCallsInHalfOpenState(2)
                .build());
        breaker = breakers.circuitBreaker(name);
        breaker.getEventPublisher()
                .onStateTransition(event -> log.warn(
                        "The breaker of {} goes from {} to {}",
                        name,
                        event.getStateTransition().getFromState(),
                        event.getStateTransition().getToState()));
        retry = Retry.of(
                name,
                RetryConfig.custom()
                        .maxAttempts(TRIES)
                        .intervalFunction(IntervalFunction.ofRandomized(apart, JITTER))
                        .retryOnException(NeighbourCalls::mayPass)
                        .build());
    }

    /** Whether calls are made: {@code closed}, {@code open} or {@code half_open}. */
    public String state() {
        return breaker.getState().name().toLowerCase(Locale.ROOT);
    }

    /** Whether every call is made; where not, none or a few to see. */
    public boolean isClosed() {
        return breaker.getState() == CircuitBreaker.State.CLOSED;
    }

    /** Asks again where the neighbour was not there or in trouble. Only for what may be done twice. */
    public <T> T again(Supplier<T> question) {
        return retry.executeSupplier(question);
    }

    /** Makes a call that does not go through a {@code RestClient}. */
    public <T> T guarded(Call<T> call) throws IOException, InterruptedException {
        enter();
        long start = System.nanoTime();
        boolean answered = false;
        try {
            T answer = call.make();
            answered = true;
            return answer;
        } finally {
            leave(start, answered);
        }
    }

    /** One call, whose failing says something against the neighbour. */
    @FunctionalInterface
    public interface Call<T> {
        T make() throws IOException, InterruptedException;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        enter();
        long start = System.nanoTime();
        boolean answered = false;
        try {
            ClientHttpResponse response = execution.execute(request, body);
            answered = !response.getStatusCode().is5xxServerError();
            return response;
        } finally {
            leave(start, answered);
        }
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
    }

    private void enter() throws IOException {
        try {
            breaker.acquirePermission();
        } catch (CallNotPermittedException open) {
            throw new IOException(
                    "%s did not answer lately and is not asked for the moment".formatted(breaker.getName()), open);
        }
    }

    private void leave(long start, boolean answered) {
        long took = System.nanoTime() - start;
        if (answered) {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(took, TimeUnit.NANOSECONDS, new IOException("no answer"));
        }
    }

    /** Not where the breaker is open, which is there to spare the neighbour. */
    private static boolean mayPass(Throwable failure) {
        if (failure instanceof ResourceAccessException away) {
            return away.getCause() == null || !(away.getCause().getCause() instanceof CallNotPermittedException);
        }
        return failure instanceof HttpServerErrorException;
    }
}
