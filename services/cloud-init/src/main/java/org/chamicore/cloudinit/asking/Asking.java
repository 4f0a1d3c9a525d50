package org.chamicore.cloudinit.asking;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.chamicore.cloudinit.directory.LiveDirectory;
import org.chamicore.web.address.IpAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/**
 * Writes the notes every {@link #PAUSE}, and tells what was noted. Nothing of it stands in the change log: it is what was seen,
 * not what anybody decided, and nobody waits for it.
 */
@Service
public class Asking implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Asking.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Notes notes;
    private final AskingRepository repository;
    private final LiveDirectory live;
    private final List<LateWrite> others;
    private volatile @Nullable Thread writer; // runs for as long as it stands here

    Asking(Notes notes, AskingRepository repository, LiveDirectory live, List<LateWrite> others) {
        this.notes = notes;
        this.repository = repository;
        this.live = live;
        this.others = List.copyOf(others);
    }

    /** When each node last began; what this process noted is in it, what others did up to {@link #PAUSE} ago. */
    public List<SeedFetch> fetches() {
        write();
        return repository.fetches();
    }

    /** The latest first, without those who became a node's in the meantime. */
    List<UnknownCaller> strangers() {
        write();
        return repository.strangers().stream()
                .filter(each -> IpAddress.parse(each.address())
                        .flatMap(live.current()::find)
                        .isEmpty())
                .toList();
    }

    void forgetStrangers() {
        write();
        repository.deleteStrangers();
    }

    @Override
    public void start() {
        Thread starting = Thread.ofVirtual().name("asking").unstarted(this::writeAgainAndAgain);
        writer = starting;
        starting.start();
    }

    @Override
    public void stop() {
        Thread stopping = writer;
        writer = null;
        LockSupport.unpark(stopping);
    }

    @Override
    public boolean isRunning() {
        return writer != null;
    }

    private void writeAgainAndAgain() {
        while (writer == Thread.currentThread()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            try {
                write();
                others.forEach(LateWrite::write);
            } catch (DataAccessException | TransactionException away) {
                log.debug("Who asked cannot be written now, and is kept in memory", away);
            }
        }
    }

    private void write() {
        List<SeedFetch> fetches = notes.takeFetches();
        List<UnknownCaller> strangers = notes.takeStrangers();
        try {
            if (!fetches.isEmpty()) {
                repository.writeFetches(fetches);
            }
            if (!strangers.isEmpty()) {
                repository.writeStrangers(strangers);
                repository.keepStrangers(Notes.MOST_STRANGERS);
            }
        } catch (DataAccessException | TransactionException away) {
            notes.putBack(fetches, strangers);
            throw away;
        }
    }
}
