package org.chamicore.boot.bootscript;

import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.KernelParameters;

/**
 * A kernel's command line while it is put together. What the operator wrote comes first; a word is added only where the operator
 * wrote none of that name, so that all of them can be overridden.
 */
final class KernelLine {

    private static final String INITRD = "initrd=";
    private static final String SEED = "ds=";

    private final StringBuilder line = new StringBuilder(512);
    private final KernelParameters params;
    private final Seed seed;

    KernelLine(BootConfiguration configuration, Seed seed) {
        this.seed = seed;
        this.params = configuration.parameters().params();
        if (configuration.parameters().initrd().isNone()) {
            line.append(seed.in(params.text()).strip());
        } else {
            // The name that the script gives the image; under UEFI the kernel finds it by nothing else.
            line.append(INITRD).append("initrd");
            word(seed.in(params.without(INITRD)).strip());
        }
    }

    KernelLine add(String name, String value) {
        if (!params.hasWord(name)) {
            word(name);
            line.append(value);
        }
        return this;
    }

    KernelLine addSeed() {
        return add(SEED, "nocloud-net;s=" + seed.address());
    }

    /** Behind a space, or nothing where there is nothing. */
    void appendTo(StringBuilder script) {
        if (!line.isEmpty()) {
            script.append(' ').append(line);
        }
    }

    @Override
    public String toString() {
        return line.toString();
    }

    private void word(String text) {
        if (!text.isEmpty()) {
            if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(text);
        }
    }
}
