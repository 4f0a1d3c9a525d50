package org.chamicore.inventory.wire;

import org.jspecify.annotations.Nullable;

/**
 * Which version of a thing a writer wants to change ({@code If-Match}, RFC 9110, 13.1.1). A controller's method declares it as
 * {@code @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded}.
 */
@FunctionalInterface
public interface IfMatch {

    /** What stands for a header that was not sent. */
    String NONE = "";

    /** Demands nothing. */
    IfMatch ANYTHING = thing -> {};

    /**
     * Refuses the write with 412 where the thing is not as demanded. Called where the thing is locked, so that it stays so until it is
     * written.
     *
     * @param thing as the API shows it; null where there is none
     */
    void check(@Nullable Object thing);
}
