package org.chamicore.cloudinit.cloudconfig;

import java.nio.charset.StandardCharsets;

/** A cloud-config that asks for nothing. */
public final class CloudConfig {

    /** The bare first line alone would make the node's cloud-init warn and report itself degraded; this form is silent. */
    private static final byte[] EMPTY = "#cloud-config\n{}\n".getBytes(StandardCharsets.UTF_8);

    private CloudConfig() {}

    /** Nobody changes the array. */
    public static byte[] empty() {
        return EMPTY;
    }
}
