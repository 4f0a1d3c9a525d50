package org.chamicore.cloudinit.asking;

import java.time.Instant;
import org.chamicore.cloudinit.node.NodeId;

/**
 * That a node fetched its meta-data, so began to configure itself.
 *
 * @param instanceId as it was told
 */
public record SeedFetch(NodeId id, Instant fetchedAt, String instanceId) {}
