package org.chamicore.auth.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Writes events to the service's log. */
@Component
class LoggedAudit implements AuditLog {

    private static final Logger log = LoggerFactory.getLogger(LoggedAudit.class);

    @Override
    public void record(AuditEvent event) {
        log.info(
                "audit {} {} {} {} from {}",
                event.type().text(),
                event.allowed() ? "done" : "refused",
                event.subject(),
                event.details(),
                MDC.get("address"));
    }
}
