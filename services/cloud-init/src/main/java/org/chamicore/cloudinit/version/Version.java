package org.chamicore.cloudinit.version;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What runs here, under the names that existing clients and probes know.
 *
 * @param buildInfo label and value pairs in one text
 * @param uptime as in {@code 3h2m1.5s}
 */
@JsonPropertyOrder({"process_name", "build_info", "uptime", "runtime_host", "bytes_allocated"})
record Version(
        @JsonProperty("process_name") String processName,
        @JsonProperty("build_info") String buildInfo,
        @JsonProperty("uptime") String uptime,
        @JsonProperty("runtime_host") String runtimeHost,
        @JsonProperty("bytes_allocated") long bytesAllocated) {}
