package org.chamicore.db.session;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says on the health page which session this process has, and how many there are. A process that died does not make this one ill. */
class SessionHealth implements HealthIndicator {

    private final ServiceSessions sessions;

    SessionHealth(ServiceSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Health health() {
        SessionRepository.Counts counts = sessions.counts();
        return Health.up()
                .withDetail("session", sessions.id())
                .withDetail("instance", sessions.instance())
                .withDetail("running", counts.running())
                .withDetail("stale", counts.stale())
                .build();
    }
}
