package org.chamicore.web.feed;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chamicore.web.trace.Traces;

/** Takes changes in as part of the traces in which they were made. */
record TracedSink(FeedSink sink, Traces traces) implements FeedSink {

    @Override
    public boolean leads() {
        return sink.leads();
    }

    @Override
    public Set<String> kinds() {
        return sink.kinds();
    }

    @Override
    public Optional<String> cursor() {
        return sink.cursor();
    }

    @Override
    public void replaceAll(Iterable<FeedEntry> entries, String cursor) {
        sink.replaceAll(entries, cursor);
    }

    @Override
    public void apply(List<FeedEntry> entries, String cursor) {
        traces.following(
                "take in changes", entries.stream().map(FeedEntry::requestId), () -> sink.apply(entries, cursor));
    }
}
