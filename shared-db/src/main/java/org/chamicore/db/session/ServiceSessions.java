package org.chamicore.db.session;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chamicore.db.upkeep.Periodic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The row of this process in {@code service_sessions}: opened at its start, kept alive by beats, ended at its clean shutdown. With
 * each beat it looks for others that died, and writes off those that were stale for long.
 */
public class ServiceSessions implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ServiceSessions.class);

    /** This process as its session shows it. */
    record Self(String service, String instance, Map<String, ?> metadata) {}

    private final SessionRepository repository;
    private final ServiceEvents events;
    private final SessionProperties settings;
    private final Self self;
    private volatile UUID id = UUID.randomUUID();
    private volatile SessionRepository.Counts counts = new SessionRepository.Counts(0, 0);
    private volatile @Nullable Periodic beating;

    ServiceSessions(SessionRepository repository, ServiceEvents events, SessionProperties settings, Self self) {
        this.repository = repository;
        this.events = events;
        this.settings = settings;
        this.self = self;
    }

    /** The session of this process; another after it was stopped and started. */
    public UUID id() {
        return id;
    }

    /** What this process is called, in its session and in whatever it writes of itself. */
    public String instance() {
        return self.instance();
    }

    /** All that are known, those that run first. */
    List<ServiceSession> findAll(int limit) {
        return repository.findAll(settings.staleAfter(), limit);
    }

    /** As of the latest beat. */
    SessionRepository.Counts counts() {
        return counts;
    }

    @Override
    public void start() {
        id = UUID.randomUUID();
        beating = Periodic.start("sessions", settings.beat(), this::beat);
    }

    /** What was noted before is written, and the session ended, if the database is there; else others find it silent. */
    @Override
    public void stop() {
        Periodic ending = beating;
        beating = null;
        if (ending == null) {
            return;
        }
        ending.close();
        try {
            writeEvents();
            repository.end(id);
        } catch (DataAccessException | TransactionException away) {
            log.warn("The session of {} could not be ended and will be written off: {}", instance(), away.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return beating != null;
    }

    /** Before all that works on requests, and stopped behind it. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 3000;
    }

    private void beat() {
        repository.beat(id, self.service(), instance(), self.metadata());
        for (ServiceSession lost : repository.writeOff(settings.lostAfter())) {
            log.warn(
                    "{} {} died without a word; it was last heard of at {}",
                    lost.service(),
                    lost.instance(),
                    lost.seenAt());
            events.note("session.lost", Map.of("session", lost.id(), "instance", lost.instance()));
        }
        counts = repository.count(settings.staleAfter());
        writeEvents();
    }

    private void writeEvents() {
        List<ServiceEvent> noted = events.take();
        if (noted.isEmpty()) {
            return;
        }
        try {
            repository.note(noted, instance());
        } catch (DataAccessException | TransactionException away) {
            events.putBack(noted);
            throw away;
        }
    }
}
