package org.chamicore.inventory.wire;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.chamicore.db.changelog.ChangeLog;
import org.chamicore.db.plan.PlanRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** An instant is a transaction that sees one. */
@Component
class DatabaseMoment implements Moment {

    private final ChangeLog log;
    private final PlanRepository plans;
    private final TransactionTemplate snapshot;

    DatabaseMoment(ChangeLog log, PlanRepository plans, PlatformTransactionManager transactions) {
        this.log = log;
        this.plans = plans;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    @Override
    public void read(Collection<? extends Labelled> kinds, Consumer<String> reading) {
        snapshot.executeWithoutResult(status -> {
            plans.fitEachQuery();
            reading.accept(log.version(labels(kinds)));
        });
    }

    @Override
    public String version(Collection<? extends Labelled> kinds) {
        return log.currentVersion(labels(kinds));
    }

    private static List<String> labels(Collection<? extends Labelled> kinds) {
        return kinds.stream().map(Labelled::label).toList();
    }
}
