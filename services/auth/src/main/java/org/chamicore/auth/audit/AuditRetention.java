package org.chamicore.auth.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets entries go once they are old enough, every hour; replicas take turns in the database. */
@Component
class AuditRetention {

    private static final Logger log = LoggerFactory.getLogger(AuditRetention.class);

    private final AuditService audit;
    private final AuditProperties settings;

    AuditRetention(AuditService audit, AuditProperties settings) {
        this.audit = audit;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void retire() {
        try {
            int retired = audit.retire(settings.retention());
            if (retired > 0) {
                log.info("{} audit entries older than {} retired", retired, settings.retention());
            }
        } catch (DataAccessException away) {
            log.warn("Audit entries could not be retired, next try in an hour: {}", away.getMessage());
        }
    }
}
