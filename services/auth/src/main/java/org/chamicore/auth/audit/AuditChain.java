package org.chamicore.auth.audit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts events behind one another; one transaction of all replicas at a time does, until it has ended. */
@Service
class AuditChain {

    private final AuditRepository repository;

    AuditChain(AuditRepository repository) {
        this.repository = repository;
    }

    @Transactional
    public void append(List<AuditRecord> events) {
        repository.lock();
        AuditHead head = repository.head();
        List<AuditEntry> entries = new ArrayList<>();
        for (AuditRecord event : events) {
            AuditEntry entry = AuditEntry.after(head.position(), head.hash(), event);
            head = new AuditHead(entry.position(), entry.hash());
            entries.add(entry);
        }
        repository.insert(entries);
    }
}
