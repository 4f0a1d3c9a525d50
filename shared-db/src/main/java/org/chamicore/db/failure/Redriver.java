package org.chamicore.db.failure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chamicore.db.upkeep.Periodic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks every few seconds for dead letters that shall be tried again, and how many wait and for how long. */
public class Redriver implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Redriver.class);
    private static final int AT_ONCE = 100;

    private final FailureRepository repository;
    private final List<FailureConsumer> consumers;
    private final Duration every;
    private volatile FailureRepository.Open open = new FailureRepository.Open(0, Duration.ZERO);
    private volatile @Nullable Periodic periodic;

    Redriver(FailureRepository repository, List<FailureConsumer> consumers, Duration every) {
        this.repository = repository;
        this.consumers = List.copyOf(consumers);
        this.every = every;
    }

    /** How many events wait that were given up. */
    public long open() {
        return open.number();
    }

    /** How long the oldest of them has been waiting; zero where none does. */
    public Duration oldest() {
        return open.oldest();
    }

    @Override
    public void start() {
        periodic = Periodic.start("failures", every, this::look);
    }

    @Override
    public void stop() {
        Periodic stopping = periodic;
        periodic = null;
        if (stopping != null) {
            stopping.close();
        }
    }

    @Override
    public boolean isRunning() {
        return periodic != null;
    }

    private void look() {
        FailureRepository.Open found = repository.open();
        if (found.number() > 0) {
            consumers.forEach(this::redrive);
            found = repository.open();
        }
        open = found;
    }

    private void redrive(FailureConsumer consumer) {
        List<EventFailure> asked = repository.toRedrive(consumer.consumer(), AT_ONCE);
        if (asked.isEmpty() || !consumer.leads()) {
            return;
        }
        for (EventFailure failure : asked) {
            Optional<String> error = consumer.redrive(failure);
            if (error.isEmpty()) {
                repository.processed(List.of(failure.id()));
                log.info("{} took in {} {} at last", failure.consumer(), failure.resource(), failure.key());
            } else {
                repository.failedAgain(failure.id(), error.get());
                log.warn(
                        "{} could not take in {} {} this time either: {}",
                        failure.consumer(),
                        failure.resource(),
                        failure.key(),
                        error.get());
            }
        }
    }
}
