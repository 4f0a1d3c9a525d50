package org.chamicore.db.session;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code GET /upkeep/sessions}: the processes of this service. */
@Endpoint(id = "sessions")
public class SessionsEndpoint {

    private static final int MOST = 1000;

    /** As it is told. */
    public record Told(List<ServiceSession> sessions) {}

    private final ServiceSessions sessions;

    SessionsEndpoint(ServiceSessions sessions) {
        this.sessions = sessions;
    }

    /** A thousand at most, those that run first. */
    @ReadOperation
    public Told findAll() {
        return new Told(sessions.findAll(MOST));
    }
}
