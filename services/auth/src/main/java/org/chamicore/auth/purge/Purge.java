package org.chamicore.auth.purge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Removes rows that are over, a few at a time, each batch in a transaction of its own, so that nobody waits for it. Replicas pass
 * over each other's rows.
 */
@Component
class Purge {

    private static final Logger log = LoggerFactory.getLogger(Purge.class);
    private static final int BATCH = 500;
    private static final int MOST_BATCHES = 200;

    private final Map<String, IntUnaryOperator> kinds;

    Purge(List<ExpiredRows> rows) {
        kinds = new LinkedHashMap<>();
        rows.forEach(each -> kinds.putAll(each.kinds()));
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void run() {
        kinds.forEach(Purge::remove);
    }

    private static void remove(String kind, IntUnaryOperator batches) {
        int removed = 0;
        try {
            for (int batch = 0; batch < MOST_BATCHES; batch++) {
                int count = batches.applyAsInt(BATCH);
                removed += count;
                if (count < BATCH) {
                    break;
                }
            }
        } catch (DataAccessException | TransactionException away) {
            log.warn("Expired {} cannot be removed now: {}", kind, away.getMessage());
        }
        if (removed > 0) {
            log.info("Removed {} expired {}", removed, kind);
        }
    }
}
