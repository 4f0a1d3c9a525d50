package org.chamicore.cloudinit.inventory;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
    public Optional<String> cursor() {
        return replica.cursor();
    }

    @Override
    public void replaceAll(Iterable<FeedEntry> entries, String cursor) {
        replica.replaceAll(() -> withMark(entries), cursor);
    }

    @Override
    public void apply(List<FeedEntry> entries, String cursor) {
        replica.apply(wanted(entries.stream()).toList(), cursor);
    }

    private static Iterator<Replica.Entry> withMark(Iterable<FeedEntry> entries) {
        return Stream.concat(
                        wanted(StreamSupport.stream(entries.spliterator(), false)), Stream.of(FirstReading.entry()))
                .iterator();
    }

    private static Stream<Replica.Entry> wanted(Stream<FeedEntry> entries) {
        return entries.filter(each -> InventoryFeed.isKept(each.kind()))
                .map(each -> new Replica.Entry(each.kind(), each.key(), each.value(), each.requestId()));
    }
}
