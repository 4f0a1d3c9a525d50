package org.chamicore.cloudinit.phonehome;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chamicore.cloudinit.asking.LateWrite;
import org.chamicore.cloudinit.node.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Stores reports, and holds those in memory that the database does not take now: a node that is done must not be held up, and
 * reports once. Of each node the last one waits, so there are never more than nodes.
 */
@Component
class WaitingReports implements LateWrite {

    private static final Logger log = LoggerFactory.getLogger(WaitingReports.class);

    private final PhoneHomeStore store;
    private final Map<NodeId, PhoneHome> waiting = new ConcurrentHashMap<>();

    WaitingReports(PhoneHomeStore store) {
        this.store = store;
    }

    void put(PhoneHome report) {
        try {
            store.put(report);
            waiting.remove(report.id());
        } catch (DataAccessException | TransactionException away) {
            log.warn("Phone-home of {} waits for the database: {}", report.id(), away.getMessage());
            waiting.put(report.id(), report);
        }
    }

    @Override
    public void write() {
        for (PhoneHome report : List.copyOf(waiting.values())) {
            store.put(report);
            waiting.remove(report.id(), report);
        }
    }
}
