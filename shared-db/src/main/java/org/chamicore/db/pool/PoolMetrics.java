package org.chamicore.db.pool;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** The pool in the metrics; docs/operations/metrics.md has the names. */
final class PoolMetrics implements MeterBinder, DegradationListener {

    private final ServicePool pool;
    private final PoolWatch watch;
    private final List<MultiGauge> places = new CopyOnWriteArrayList<>(); // one for each registry

    PoolMetrics(ServicePool pool, PoolWatch watch) {
        this.pool = pool;
        this.watch = watch;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        counter(metrics, "pool.acquired", "Connections that were lent", PoolStatistics::acquired);
        counter(metrics, "pool.released", "Connections that were given back", PoolStatistics::released);
        counter(metrics, "pool.failed", "Wishes for a connection that were not met", PoolStatistics::failed);
        counter(metrics, "pool.queries", "Statements that were run", PoolStatistics::queries);
        counter(
                metrics,
                "pool.potential.leaks",
                "Connections that were kept for longer than DB_LEAK_THRESHOLD",
                PoolStatistics::potentialLeaks);
        counter(
                metrics,
                "pool.recycled",
                "Connections that were replaced after DB_MAX_QUERIES_PER_CONN statements",
                PoolStatistics::recycled);
        counter(metrics, "query.failed", "Statements that failed", PoolStatistics::failedQueries);
        counter(metrics, "query.slow", "Statements that took a second or longer", PoolStatistics::slowQueries);
        counter(metrics, "transactions.committed", "Transactions that were committed", PoolStatistics::commits);
        counter(metrics, "transactions.rolledback", "Transactions that were rolled back", PoolStatistics::rollbacks);
        counter(metrics, "statements.prepared", "Runs of prepared statements", PoolStatistics::preparedRuns);
        counter(
                metrics,
                "statements.reused",
                "Runs of prepared statements that found their plan prepared on the server",
                PoolStatistics::reusedPlans);
        FunctionTimer.builder(
                        "chamicore.db.query",
                        pool.statistics(),
                        PoolStatistics::queries,
                        PoolStatistics::queryNanos,
                        TimeUnit.NANOSECONDS)
                .description("What statements took")
                .register(metrics);
        gauges(metrics);
    }

    @Override
    public void changed(Degradation degradation) {
        places.forEach(this::showPlaces);
    }

    private void showPlaces(MultiGauge gauge) {
        gauge.register(
                watch.keptByPlace().entrySet().stream()
                        .map(each -> MultiGauge.Row.of(Tags.of("place", each.getKey()), each.getValue()))
                        .toList(),
                true);
    }

    private void gauges(MeterRegistry metrics) {
        places.add(MultiGauge.builder("chamicore.db.pool.kept.by.place")
                .description("Connections that are kept for longer than DB_LEAK_THRESHOLD now, by who keeps them")
                .register(metrics));
        Gauge.builder("chamicore.db.pool.query.average", pool.statistics(), PoolStatistics::averageMillis)
                .description("What a statement took on average since the start")
                .baseUnit("milliseconds")
                .register(metrics);
        Gauge.builder("chamicore.db.pool.utilisation", pool, ServicePool::percentInUse)
                .description("How much of the pool is in use")
                .baseUnit("percent")
                .register(metrics);
        Gauge.builder("chamicore.db.pool.peak", watch, PoolWatch::peak)
                .description("The most connections that were seen in use at once")
                .register(metrics);
        Gauge.builder("chamicore.db.pool.alarm", watch, each -> each.isBusy() ? 1 : 0)
                .description("1 while the pool is nearly used up for longer than DB_ALARM_AFTER")
                .register(metrics);
        Gauge.builder("chamicore.db.pool.kept", watch, each -> each.kept().size())
                .description("Connections that are kept for longer than DB_LEAK_THRESHOLD now")
                .register(metrics);
    }

    private void counter(
            MeterRegistry metrics, String name, String description, ToDoubleFunction<PoolStatistics> count) {
        FunctionCounter.builder("chamicore.db." + name, pool.statistics(), count)
                .description(description)
                .register(metrics);
    }
}
