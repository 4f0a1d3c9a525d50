package org.chamicore.cloudinit.nodetoken;

import java.time.Instant;
import org.chamicore.cloudinit.node.NodeId;

/**
 * That a node used a token.
 *
 * @param issuedAt when it got that
 * @param writtenAt when this was written, by the clock of the database
 */
record NodeTokenUse(NodeId node, Instant issuedAt, Instant writtenAt) {}
