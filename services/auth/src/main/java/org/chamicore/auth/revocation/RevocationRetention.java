package org.chamicore.auth.revocation;

import java.time.Duration;
import org.chamicore.db.retention.RetentionRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RevocationRetention {

    /** What no longer matters, because all tokens that it is about have ended. */
    @Bean
    RetentionRule endedRevocationRetention(RevocationRepository revocations) {
        return new RetentionRule("revocation", Duration.ZERO, (keep, most) -> revocations.deleteEnded(most));
    }
}
