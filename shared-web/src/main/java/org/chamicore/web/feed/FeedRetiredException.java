package org.chamicore.web.feed;

/** The neighbour no longer knows our place in its feed; a snapshot is next. */
class FeedRetiredException extends RuntimeException {

    FeedRetiredException() {
        super("the feed no longer knows this cursor");
    }
}
