package org.chamicore.web.feed;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a feed is kept. Of all processes of a service one leads and writes. */
public interface FeedSink {

    boolean leads();

    /** The kinds of things that it keeps; what else the neighbour has is not asked for. */
    Set<String> kinds();

    /** How far the sink is; empty before the first snapshot. */
    Optional<String> cursor();

    /** Makes the sink what {@code entries} say, as a whole or not at all. */
    void replaceAll(Iterable<FeedEntry> entries, String cursor);

    /** Takes in what came next, as a whole or not at all. */
    void apply(List<FeedEntry> entries, String cursor);
}
