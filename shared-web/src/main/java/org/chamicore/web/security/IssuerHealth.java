package org.chamicore.web.security;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Whether keys, revoked tokens and policy are current, and which policy counts. */
class IssuerHealth implements HealthIndicator {

    /** Tokens are checked as well as ever, but what was revoked since is not known. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final IssuerFollower issuer;

    IssuerHealth(IssuerFollower issuer) {
        this.issuer = issuer;
    }

    @Override
    public Health health() {
        Optional<Duration> age = issuer.age();
        Health.Builder health = new Health.Builder(Status.UP)
                .withDetail("policy", issuer.policyNow().name())
                .withDetail("breaker", issuer.calls().state());
        age.ifPresent(known -> health.withDetail("ageSeconds", known.toSeconds()));
        if (age.isPresent() && age.get().compareTo(LONGEST_SILENCE) > 0) {
            health.status("DEGRADED")
                    .withDetail(
                            "reason",
                            "the auth service has not answered for " + age.get().toSeconds() + " s");
        }
        return health.build();
    }
}
