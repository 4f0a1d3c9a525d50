package org.chamicore.db.metrics;

import java.time.Duration;
import java.util.Map;
import org.chamicore.db.metrics.EventMetrics.Kind;
import org.chamicore.db.metrics.EventMetrics.Sum;
import org.chamicore.db.upkeep.Periodic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Writes down every now and then what was gathered and how the pool stands, behind everybody's back, and sums it up for readers. */
public class MetricsHistory implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MetricsHistory.class);

    private final MetricsRepository repository;
    private final EventMetrics events;
    private final PoolReading.Source pool;
    private final String instance;
    private final Duration every;
    private PoolReading before = new PoolReading(0, 0, 0, 0, 0, 0, 0);
    private volatile @Nullable Periodic periodic;

    MetricsHistory(
            MetricsRepository repository,
            EventMetrics events,
            PoolReading.Source pool,
            String instance,
            Duration every) {
        this.repository = repository;
        this.events = events;
        this.pool = pool;
        this.instance = instance;
        this.every = every;
    }

    /** The last so many hours of all processes of this service. */
    HistorySummary summary(int hours) {
        Duration age = Duration.ofHours(hours);
        return new HistorySummary(
                repository.since(age), repository.events(age), repository.connections(age), repository.incidents(age));
    }

    @Override
    public void start() {
        periodic = Periodic.start("metrics-history", every, this::write);
    }

    /** What was gathered until now is written, if the database is there. */
    @Override
    public void stop() {
        Periodic stopping = periodic;
        periodic = null;
        if (stopping == null) {
            return;
        }
        stopping.close();
        try {
            write();
        } catch (DataAccessException | TransactionException away) {
            log.debug("The last metrics are not written", away);
        }
    }

    @Override
    public boolean isRunning() {
        return periodic != null;
    }

    /** Behind the consumers, whose last events count. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 2500;
    }

    private synchronized void write() {
        PoolReading now = pool.read();
        repository.writeConnections(now, before, instance);
        before = now;
        Map<Kind, Sum> gathered = events.drain();
        if (gathered.isEmpty()) {
            return;
        }
        try {
            repository.writeEvents(gathered, instance);
        } catch (DataAccessException | TransactionException away) {
            events.putBack(gathered);
            throw away;
        }
    }
}
