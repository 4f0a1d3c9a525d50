package org.chamicore.cloudinit.nodetoken;

import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chamicore.cloudinit.CloudInitProperties;
import org.chamicore.cloudinit.CloudInitProperties.NodeTokenMode;
import org.chamicore.cloudinit.asking.LateWrite;
import org.chamicore.cloudinit.node.NodeId;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Of each node, when the latest token that it used was issued. Kept in memory, and exchanged with other replicas through the
 * schema behind the answers: another replica, or this one after a restart, knows it some seconds later.
 */
@Component
class LatestBoots implements LateWrite {

    /** Longer than any token is good for, so that what is forgotten ended by itself. */
    static final Duration KEEP = Duration.ofDays(2);

    /** Longer than a statement of another replica may take from its time to its commit. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final NodeTokenUseRepository repository;
    private final boolean off;
    private final Clock clock;
    private final Map<NodeId, Instant> latest = new ConcurrentHashMap<>();
    private final Set<NodeId> unwritten = ConcurrentHashMap.newKeySet();
    private volatile Instant readUpTo = Instant.EPOCH;

    LatestBoots(NodeTokenUseRepository repository, CloudInitProperties settings, Clock clock) {
        this.repository = repository;
        off = settings.nodeTokens().mode() == NodeTokenMode.OFF;
        this.clock = clock;
    }

    /** False where the node has used one that was issued later. */
    boolean use(NodeId node, Instant issuedAt) {
        if (issuedAt.equals(latest.get(node))) {
            return true;
        }
        Instant known = latest.merge(node, issuedAt, LatestBoots::later);
        if (known.isAfter(issuedAt)) {
            return false;
        }
        unwritten.add(node);
        return true;
    }

    @Override
    public void write() {
        if (off) {
            return;
        }
        writeOwn();
        read();
        Instant over = clock.instant().minus(KEEP);
        latest.values().removeIf(over::isAfter);
    }

    /** Before anybody asks, so that a restart brings no old token back. */
    @PostConstruct
    void readAtStart() {
        if (!off) {
            read();
        }
    }

    private void read() {
        for (NodeTokenUse each : repository.since(readUpTo.minus(OVERLAP))) {
            latest.merge(each.node(), each.issuedAt(), LatestBoots::later);
            readUpTo = later(readUpTo, each.writtenAt());
        }
    }

    private void writeOwn() {
        List<NodeId> nodes = List.copyOf(unwritten);
        if (nodes.isEmpty()) {
            return;
        }
        nodes.forEach(unwritten::remove);
        try {
            repository.write(
                    nodes,
                    nodes.stream()
                            .map(each -> latest.getOrDefault(each, Instant.EPOCH))
                            .toList());
        } catch (DataAccessException | TransactionException away) {
            unwritten.addAll(nodes);
            throw away;
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
