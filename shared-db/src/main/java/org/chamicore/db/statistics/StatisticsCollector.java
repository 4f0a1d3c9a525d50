package org.chamicore.db.statistics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.chamicore.db.upkeep.Periodic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Asks the server now and then for what it counts, shows it in the metrics, and warns when it promised more connections than it has. */
class StatisticsCollector implements SmartLifecycle, MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(StatisticsCollector.class);

    private final StatisticsRepository repository;
    private final GrowthHistory growth;
    private final Duration interval;
    private volatile @Nullable DatabaseStatistics database;
    private volatile List<TableStatistics> tables = List.of();
    private volatile long collectedAt = System.nanoTime();
    private volatile @Nullable MultiGauge sizes;
    private volatile @Nullable MultiGauge rows;
    private volatile @Nullable MultiGauge deadRows;
    private boolean warned;
    private volatile @Nullable Periodic collecting;

    StatisticsCollector(StatisticsRepository repository, GrowthHistory growth, Duration interval) {
        this.repository = repository;
        this.growth = growth;
        this.interval = interval;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        sizes = MultiGauge.builder("chamicore.db.table.size")
                .description("A table, its indexes and large values")
                .baseUnit("bytes")
                .register(metrics);
        rows = MultiGauge.builder("chamicore.db.table.rows")
                .description("Rows of a table, as the server estimates them")
                .register(metrics);
        deadRows = MultiGauge.builder("chamicore.db.table.dead.rows")
                .description("Rows that VACUUM has yet to clear")
                .register(metrics);
        gauge(metrics, "database.size", "bytes", "The whole database", DatabaseStatistics::bytes);
        gauge(metrics, "database.commits", null, "Transactions of the database", DatabaseStatistics::commits);
        gauge(metrics, "database.rollbacks", null, "Transactions rolled back", DatabaseStatistics::rollbacks);
        gauge(
                metrics,
                "slow.statements",
                null,
                "Kinds of statements whose mean is above 1000 ms; -1 where pg_stat_statements is not loaded",
                DatabaseStatistics::slowStatements);
        gauge(
                metrics,
                "connections.wanted",
                null,
                "What all that are connected may come to need",
                DatabaseStatistics::connectionsWanted);
        gauge(
                metrics,
                "connections.available",
                null,
                "max_connections less the reserved slots",
                DatabaseStatistics::connectionsAvailable);
        gauge(metrics, "replicas", null, "Processes of the suite that are connected", DatabaseStatistics::replicas);
        Gauge.builder("chamicore.db.schema.size", this, each -> each.tables.stream()
                        .mapToLong(TableStatistics::bytes)
                        .sum())
                .description("The tables of the schema, their indexes and large values")
                .baseUnit("bytes")
                .register(metrics);
        Gauge.builder("chamicore.db.statistics.age", this, each -> (System.nanoTime() - each.collectedAt) / 1e9)
                .description("How old the values of the database are")
                .baseUnit("seconds")
                .register(metrics);
        showTables();
    }

    private void gauge(
            MeterRegistry metrics,
            String name,
            @Nullable String unit,
            String description,
            ToDoubleFunction<DatabaseStatistics> value) {
        Gauge.builder("chamicore.db." + name, this, each -> {
                    DatabaseStatistics known = each.database;
                    return known == null ? Double.NaN : value.applyAsDouble(known);
                })
                .description(description)
                .baseUnit(unit)
                .register(metrics);
    }

    /** Asks now. */
    void collect() {
        DatabaseStatistics now = repository.database().withSlowStatements(repository.slowStatements());
        tables = repository.tables();
        database = now;
        collectedAt = System.nanoTime();
        showTables();
        warn(now);
        growth.note(tables);
    }

    private void showTables() {
        show(sizes, TableStatistics::bytes);
        show(rows, TableStatistics::rows);
        show(deadRows, TableStatistics::deadRows);
    }

    private void show(@Nullable MultiGauge gauge, ToDoubleFunction<TableStatistics> value) {
        if (gauge != null) {
            gauge.register(
                    tables.stream()
                            .map(table ->
                                    MultiGauge.Row.of(Tags.of("table", table.table()), value.applyAsDouble(table)))
                            .toList(),
                    true);
        }
    }

    /** Once, until there is enough again. */
    private void warn(DatabaseStatistics now) {
        if (now.isOverCommitted() && !warned) {
            log.warn(
                    "The {} processes connected may come to need {} connections, and the server has {}: lower DB_MAX_CONNS or raise max_connections",
                    now.replicas(),
                    now.connectionsWanted(),
                    now.connectionsAvailable());
        }
        warned = now.isOverCommitted();
    }

    @Override
    public void start() {
        collecting = Periodic.start("database-statistics", interval, this::collect);
    }

    @Override
    public void stop() {
        Periodic stopping = collecting;
        collecting = null;
        if (stopping != null) {
            stopping.close();
        }
    }

    @Override
    public boolean isRunning() {
        return collecting != null;
    }
}
