package org.chamicore.auth.purge;

import java.time.Duration;
import org.chamicore.auth.bootstrap.BootstrapTokens;
import org.chamicore.auth.session.SessionService;
import org.chamicore.auth.throttle.Throttle;
import org.chamicore.auth.token.UsedAssertionRepository;
import org.chamicore.auth.user.Logins;
import org.chamicore.db.retention.RetentionRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is over at a time that stands in its row. */
@Configuration(proxyBeanMethods = false)
class ExpiredRows {

    @Bean
    RetentionRule sessionRetention(SessionService sessions) {
        return new RetentionRule("session", Duration.ZERO, (keep, most) -> sessions.purge(most));
    }

    @Bean
    RetentionRule bootstrapTokenRetention(BootstrapTokens tokens) {
        return new RetentionRule("bootstrap_token", Duration.ZERO, (keep, most) -> tokens.purge(most));
    }

    @Bean
    RetentionRule browserLoginRetention(Logins logins) {
        return new RetentionRule("browser_login", Duration.ZERO, (keep, most) -> logins.purge(most));
    }

    @Bean
    RetentionRule failedAttemptRetention(Throttle throttle) {
        return new RetentionRule("failed_attempt", Duration.ZERO, (keep, most) -> throttle.purge(most));
    }

    @Bean
    RetentionRule usedAssertionRetention(UsedAssertionRepository proofs) {
        return new RetentionRule("used_assertion", Duration.ZERO, (keep, most) -> proofs.purge(most));
    }
}
