package org.chamicore.boot.unknown;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.chamicore.boot.node.MacAddress;

/**
 * A network card that asked for a boot script while the inventory knew no node with it.
 *
 * @param arch as iPXE calls it, once it told
 * @param address where it asked from last
 * @param requests how often it asked
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record UnknownNode(
        MacAddress mac,
        Optional<String> arch,
        Optional<String> address,
        Instant firstSeen,
        Instant lastSeen,
        long requests) {}
