package org.chamicore.db.replica;

import org.chamicore.db.changelog.ChangeLogAutoConfiguration;
import org.chamicore.db.changelog.ChangeSignal;
import org.chamicore.db.failure.FailureAutoConfiguration;
import org.chamicore.db.failure.Failures;
import org.chamicore.db.metrics.EventMetrics;
import org.chamicore.db.pool.LeaderLock;
import org.chamicore.db.pool.OwnConnections;
import org.chamicore.db.settings.DatabaseSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The replica, in a service whose schema has one: {@code chamicore.replica.enabled=true}. */
@AutoConfiguration(
        after = {ChangeLogAutoConfiguration.class, FailureAutoConfiguration.class, TransactionAutoConfiguration.class})
@ConditionalOnBooleanProperty("chamicore.replica.enabled")
public class ReplicaAutoConfiguration {

    @Bean
    LeaderLock replicaLeader(OwnConnections ownConnections, DatabaseSettings settings) {
        return new LeaderLock(ownConnections, settings.schema() + ".replica");
    }

    @Bean
    Replica replica(
            JdbcClient jdbc,
            JsonMapper json,
            PlatformTransactionManager transactions,
            LeaderLock replicaLeader,
            ChangeSignal signal,
            Failures failures,
            ObjectProvider<EventMetrics> metrics) {
        return new Replica(
                new ReplicaRepository(jdbc, json),
                new TransactionTemplate(transactions),
                replicaLeader,
                signal,
                failures,
                metrics.getIfAvailable(EventMetrics::new));
    }
}
