package org.chamicore.auth.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit log.
 *
 * @param retention how long its entries are kept; 30 days at least, which the database sees to as well
 */
@ConfigurationProperties(prefix = "audit", ignoreUnknownFields = false)
record AuditProperties(@DefaultValue("365d") Duration retention) {

    private static final Duration SHORTEST = Duration.ofDays(30);

    AuditProperties {
        if (retention.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("CHAMICORE_AUTH_AUDIT_RETENTION must be 30d at least");
        }
    }
}
