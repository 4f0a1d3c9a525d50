package org.chamicore.cli.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Waits until services serve. */
final class Readiness {

    static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Readiness() {}

    /**
     * Returns when all are ready.
     *
     * @param eachReady hears of each as soon as it is
     * @throws SuiteFailedException when one ends, or is not ready in time
     */
    static void await(Collection<ServiceProcess> services, Consumer<ServiceProcess> eachReady) {
        List<ServiceProcess> waiting = new ArrayList<>(services);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!waiting.isEmpty()) {
            waiting.removeIf(each -> {
                if (!each.isAlive()) {
                    throw each.died();
                }
                boolean ready = each.isReady();
                if (ready) {
                    eachReady.accept(each);
                }
                return ready;
            });
            if (System.nanoTime() > deadline && !waiting.isEmpty()) {
                throw waiting.getFirst().late(LIMIT);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SuiteFailedException("interrupted");
        }
    }
}
