package org.chamicore.cloudinit.merge;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import tools.jackson.databind.JsonNode;

/** What one level says of a key. */
@JsonPropertyOrder({"level", "value"})
public record Said(String level, JsonNode value) {}
