package org.chamicore.cloudinit.document;

import java.nio.charset.StandardCharsets;

/** A cloud-config that asks for nothing. */
final class CloudConfig {

    /** The bare first line alone would make the node's cloud-init warn and report itself degraded; this form is silent. */
    private static final String EMPTY = "#cloud-config\n{}\n";

    private CloudConfig() {}

    static byte[] empty() {
        return EMPTY.getBytes(StandardCharsets.UTF_8);
    }
}
