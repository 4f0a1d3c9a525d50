package org.chamicore.auth.audit;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the log, and holds it against its hashes. */
@Service
class AuditService {

    private static final int PAGE = 5000;

    private final AuditRepository repository;

    AuditService(AuditRepository repository) {
        this.repository = repository;
    }

    AuditPage search(AuditQuery query) {
        List<AuditEntry> found = repository.search(query, query.most() + 1);
        return found.size() <= query.most()
                ? new AuditPage(found, null)
                : new AuditPage(
                        found.subList(0, query.most()),
                        found.get(query.most() - 1).position());
    }

    AuditHead head() {
        return repository.head();
    }

    /**
     * Follows the chain from its beginning to its end.
     *
     * @param noted where the chain once ended, as somebody wrote it down; null where nobody did
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verification verify(@Nullable AuditHead noted) {
        AuditHead at = new AuditHead(0, AuditEntry.GENESIS);
        boolean met = noted == null || noted.equals(at);
        for (AuditSegment segment : repository.segments()) {
            if (segment.firstPosition() != at.position() + 1
                    || !segment.previousHash().equals(at.hash())) {
                return Verification.broken(at.position() + 1, "the retired entries do not follow one another");
            }
            at = new AuditHead(segment.lastPosition(), segment.lastHash());
            met |= at.equals(noted) || (noted != null && noted.position() < at.position());
        }
        long entries = 0;
        List<AuditEntry> page;
        do {
            page = repository.pageAfter(at.position(), PAGE);
            for (AuditEntry entry : page) {
                if (entry.position() != at.position() + 1) {
                    return Verification.broken(at.position() + 1, "an entry is missing");
                }
                if (!entry.hash().equals(entry.hashAfter(at.hash()))) {
                    return Verification.broken(entry.position(), "the entry is not as it was written");
                }
                at = new AuditHead(entry.position(), entry.hash());
                met |= at.equals(noted);
            }
            entries += page.size();
        } while (!page.isEmpty());
        return met
                ? Verification.intact(entries, at)
                : Verification.broken(
                        Objects.requireNonNull(noted).position(),
                        "the chain does not go through the place that was noted");
    }
}
