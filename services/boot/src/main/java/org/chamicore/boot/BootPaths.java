package org.chamicore.boot;

/** Where the API stands: at its own root, and where scripts and clients look for it behind a gateway. */
public final class BootPaths {

    public static final String ROOT = "/boot/v1";
    public static final String GATEWAY_ROOT = "/apis/bss";
    public static final String GATEWAY = GATEWAY_ROOT + ROOT;

    private BootPaths() {}
}
