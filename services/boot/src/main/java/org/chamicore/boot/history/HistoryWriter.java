package org.chamicore.boot.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Writes the history in batches. While the database is away requests queue up. */
@Component
class HistoryWriter implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HistoryWriter.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final RequestLog requests;
    private final List<RequestSink> sinks;
    private final TransactionOperations transaction;
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    HistoryWriter(RequestLog requests, List<RequestSink> sinks, TransactionOperations transaction) {
        this.requests = requests;
        this.sinks = sinks;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("history").daemon().start(this::run);
    }

    /** What was answered before is written, if the database is there. */
    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        List<RequestLog.Entry> batch = new ArrayList<>();
        boolean last = false;
        while (!last) {
            last = !running;
            try {
                write(batch);
            } catch (DataIntegrityViolationException unfit) {
                log.error("{} requests do not fit into the boot history and are dropped", batch.size(), unfit);
                requests.drop(batch.stream().mapToInt(RequestLog.Entry::times).sum());
                batch.clear();
            } catch (DataAccessException | TransactionException away) {
                log.warn("The boot history cannot be written, {} requests wait: {}", batch.size(), away.getMessage());
            }
            if (!last) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** @param batch what could not be written before; empty when all is */
    private void write(List<RequestLog.Entry> batch) {
        if (batch.isEmpty()) {
            batch.addAll(requests.take());
        }
        while (!batch.isEmpty()) {
            long begun = System.nanoTime();
            transaction.executeWithoutResult(status -> sinks.forEach(sink -> sink.write(batch)));
            batch.clear();
            if (running && requests.size() < RequestLog.BATCH) {
                return; // few at a time would cost a transaction each, hundreds in a second
            }
            giveWay(System.nanoTime() - begun);
            batch.addAll(requests.take());
        }
    }

    /** Two thirds of the time belong to the nodes: in a storm the history would else take a processor, and the database another. */
    private void giveWay(long nanosTaken) {
        if (running) {
            LockSupport.parkNanos(Math.min(2 * nanosTaken, PAUSE.toNanos()));
        }
    }
}
