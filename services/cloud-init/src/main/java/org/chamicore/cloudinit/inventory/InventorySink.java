package org.chamicore.cloudinit.inventory;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.chamicore.db.replica.Replica;
import org.chamicore.web.feed.FeedEntry;
import org.chamicore.web.feed.FeedSink;

/** Keeps of the inventory's feed what nodes are told, in this service's own schema. */
class InventorySink implements FeedSink {

    private final Replica replica;

    InventorySink(Replica replica) {
        this.replica = replica;
    }

    @Override
    public boolean leads() {
        return replica.leads();
    }

    @Override
    public Set<String> kinds() {
        return InventoryFeed.KEPT;
    }

    @Override
    public Optional<String> cursor() {
        return replica.cursor();
    }

    @Override
    public void replaceAll(Iterable<FeedEntry> entries, String cursor) {
        replica.replaceAll(() -> withMark(entries), cursor);
    }

    @Override
    public void apply(List<FeedEntry> entries, String cursor) {
        replica.apply(entries.stream().map(InventorySink::entry).toList(), cursor);
    }

    private static Iterator<Replica.Entry> withMark(Iterable<FeedEntry> entries) {
        return Stream.concat(
                        StreamSupport.stream(entries.spliterator(), false).map(InventorySink::entry),
                        Stream.of(FirstReading.entry()))
                .iterator();
    }

    private static Replica.Entry entry(FeedEntry entry) {
        return new Replica.Entry(entry.kind(), entry.key(), entry.value(), entry.requestId());
    }
}
