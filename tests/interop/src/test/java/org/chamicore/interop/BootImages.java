package org.chamicore.interop;

/**
 * Something to boot. Once it runs it prints two lines, {@code command line: …} as the kernel was given it and {@code initrd: …}
 * with {@link #INITRD_TEXT} out of the initrd, and turns the machine off.
 */
final class BootImages {

    static final String COMMAND_LINE = "command line: ";
    static final String INITRD = "initrd: ";
    static final String INITRD_TEXT = "loaded as it was served";

    private final byte[] kernel;
    private final byte[] initrd;

    BootImages(byte[] kernel, byte[] initrd) {
        this.kernel = kernel.clone();
        this.initrd = initrd.clone();
    }

    byte[] kernel() {
        return kernel.clone();
    }

    byte[] initrd() {
        return initrd.clone();
    }
}
