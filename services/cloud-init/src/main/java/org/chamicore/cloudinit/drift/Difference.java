package org.chamicore.cloudinit.drift;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A thing of which the read model says something else than the inventory.
 *
 * @param difference {@code missing} here, {@code stale} here, or {@code superfluous}: the inventory has no such thing
 */
@JsonPropertyOrder({"kind", "key", "difference"})
record Difference(String kind, String key, String difference) {}
