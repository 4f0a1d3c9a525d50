package org.chamicore.db.pool;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a database that is not there yet again after 1 s, 2 s, 4 s and so on; one that refuses is not asked again. */
final class FirstContact {

    private static final Logger log = LoggerFactory.getLogger(FirstContact.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Retry retry;

    FirstContact(int retries) {
        retry = Retry.of(
                "database",
                RetryConfig.custom()
                        .maxAttempts(retries + 1)
                        .intervalFunction(IntervalFunction.ofExponentialBackoff(FIRST_PAUSE, 2, LONGEST_PAUSE))
                        .retryOnException(Away::isLost)
                        .build());
        retry.getEventPublisher()
                .onRetry(event -> log.warn(
                        "The database is not there yet, asking again in {} s ({} of {})",
                        event.getWaitInterval().toMillis() / 1000.0,
                        event.getNumberOfRetryAttempts(),
                        retries));
    }

    <T> T ask(Supplier<T> question) {
        return retry.executeSupplier(question);
    }
}
