package org.chamicore.auth.audit;

import org.chamicore.db.retention.RetentionRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditRetention {

    /** Entries leave in one piece, from the old end, so that the chain stays whole; the database holds them for 30 days at least. */
    @Bean
    RetentionRule auditEventRetention(AuditRepository audit, AuditProperties settings) {
        return new RetentionRule("audit_event", settings.retention(), audit::retire);
    }
}
