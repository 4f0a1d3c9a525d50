package org.chamicore.cloudinit.asking;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chamicore.cloudinit.node.NodeId;
import org.springframework.stereotype.Component;

/** What is not written yet of who asked. Bounded: of strangers only so many addresses are held between two writes. */
@Component
public class Notes {

    static final int MOST_STRANGERS = 1000;

    private static final int LONGEST_PATH = 256;

    private final Clock clock;
    private final Map<NodeId, SeedFetch> fetches = new ConcurrentHashMap<>();
    private final Map<String, UnknownCaller> strangers = new ConcurrentHashMap<>();

    Notes(Clock clock) {
        this.clock = clock;
    }

    public void fetched(NodeId id, String instanceId) {
        fetches.put(id, new SeedFetch(id, now(), instanceId));
    }

    public void unknown(InetAddress address, String path) {
        String known = address.getHostAddress();
        Instant now = now();
        String shown = path.substring(0, Math.min(LONGEST_PATH, path.length()));
        if (strangers.size() < MOST_STRANGERS || strangers.containsKey(known)) {
            strangers.merge(
                    known, new UnknownCaller(known, now, now, 1, shown), (before, first) -> before.again(now, shown));
        }
    }

    List<SeedFetch> takeFetches() {
        return take(fetches);
    }

    List<UnknownCaller> takeStrangers() {
        return take(strangers);
    }

    /** Notes again what could not be written, unless something newer was noted since. */
    void putBack(Collection<SeedFetch> unwritten, Collection<UnknownCaller> unwrittenStrangers) {
        unwritten.forEach(each -> fetches.putIfAbsent(each.id(), each));
        unwrittenStrangers.forEach(each -> strangers.merge(
                each.address(),
                each,
                (since, before) -> new UnknownCaller(
                        before.address(),
                        before.firstSeen(),
                        since.lastSeen(),
                        before.requests() + since.requests(),
                        since.path())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static <K, V> List<V> take(Map<K, V> notes) {
        List<V> taken = new ArrayList<>();
        for (K key : List.copyOf(notes.keySet())) {
            V value = notes.remove(key);
            if (value != null) {
                taken.add(value);
            }
        }
        return taken;
    }
}
