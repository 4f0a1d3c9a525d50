package org.chamicore.auth.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The log in the database. Within a transaction events are written just before its commit, for the chain lets one writer in at a
 * time. Outside of one, those that come while another is being written are written together: a thousand logins a second must not
 * wait for a thousand commits.
 */
@Component
class ChainedAudit implements AuditLog {

    private static final int MOST_TOGETHER = 500;

    private final AuditRecords records;
    private final AuditChain chain;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    /** An event on its way; only whoever holds the lock looks at or changes what became of it. */
    private static final class Waiting {

        private final AuditRecord event;
        private boolean done;
        private @Nullable RuntimeException failure;

        private Waiting(AuditRecord event) {
            this.event = event;
        }
    }

    /** What one transaction has to tell. */
    private final class AtCommit implements TransactionSynchronization {

        private final List<AuditRecord> events = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            chain.append(events);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(ChainedAudit.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(ChainedAudit.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(ChainedAudit.this);
        }
    }

    ChainedAudit(AuditRecords records, AuditChain chain) {
        this.records = records;
        this.chain = chain;
    }

    /** Returns when the event is committed, or goes with the transaction that runs. */
    @Override
    public void record(AuditEvent event) {
        AuditRecord told = records.of(event);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            ofThisTransaction().events.add(told);
        } else {
            write(told);
        }
    }

    private AtCommit ofThisTransaction() {
        if (TransactionSynchronizationManager.getResource(this) instanceof AtCommit known) {
            return known;
        }
        AtCommit first = new AtCommit();
        TransactionSynchronizationManager.bindResource(this, first);
        TransactionSynchronizationManager.registerSynchronization(first);
        return first;
    }

    private void write(AuditRecord told) {
        Waiting own = new Waiting(told);
        waiting.add(own);
        writing.lock();
        try {
            while (!own.done) {
                writeTogether();
            }
            if (own.failure != null) {
                throw own.failure;
            }
        } finally {
            writing.unlock();
        }
    }

    private void writeTogether() {
        List<Waiting> together = new ArrayList<>();
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            together.add(next);
            if (together.size() == MOST_TOGETHER) {
                break;
            }
        }
        RuntimeException failure = null;
        try {
            chain.append(together.stream().map(each -> each.event).toList());
        } catch (RuntimeException failed) {
            failure = failed;
        }
        for (Waiting each : together) {
            each.failure = failure;
            each.done = true;
        }
    }
}
