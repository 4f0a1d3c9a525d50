package org.chamicore.boot.inventory;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chamicore.boot.directory.DirectoryEdit;
import org.chamicore.db.replica.Replica;
import org.chamicore.web.feed.FeedEntry;
import org.chamicore.web.feed.FeedSink;
import org.springframework.stereotype.Component;

/** Lets the inventory's feed flow into the replica. */
@Component
class ReplicaSink implements FeedSink {

    private final Replica replica;

    ReplicaSink(Replica replica) {
        this.replica = replica;
    }

    @Override
    public boolean leads() {
        return replica.leads();
    }

    @Override
    public Set<String> kinds() {
        return DirectoryEdit.INVENTORY_KINDS;
    }

    @Override
    public Optional<String> cursor() {
        return replica.cursor();
    }

    @Override
    public void replaceAll(Iterable<FeedEntry> entries, String cursor) {
        replica.replaceAll(entries(entries), cursor);
    }

    @Override
    public void apply(List<FeedEntry> entries, String cursor) {
        replica.apply(entries.stream().map(ReplicaSink::entry).toList(), cursor);
    }

    /** The same entries, each made when it is asked for. */
    static Iterable<Replica.Entry> entries(Iterable<FeedEntry> entries) {
        return () -> {
            Iterator<FeedEntry> each = entries.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public Replica.Entry next() {
                    return entry(each.next());
                }
            };
        };
    }

    private static Replica.Entry entry(FeedEntry entry) {
        return new Replica.Entry(entry.kind(), entry.key(), entry.value(), entry.requestId());
    }
}
