package org.chamicore.boot.configuration;

import java.util.UUID;

/**
 * Boot parameters as they are kept.
 *
 * @param referralToken what the writer was told, and the node gets on its command line
 */
public record BootConfiguration(UUID id, UUID referralToken, BootParameters parameters) {

    /** What the change log calls one; its key is the id. */
    public static final String KIND = "boot_configuration";

    /** A new one, with a new token. */
    public static BootConfiguration create(BootParameters parameters) {
        return new BootConfiguration(UUID.randomUUID(), UUID.randomUUID(), parameters);
    }

    /** The same under another id: for those of its nodes that go their own way. */
    public BootConfiguration split(BootParameters others) {
        return new BootConfiguration(UUID.randomUUID(), referralToken, others);
    }

    /** The same with other parameters. */
    public BootConfiguration with(BootParameters others) {
        return new BootConfiguration(id, referralToken, others);
    }

    /** An id is enough to tell them apart, and quick. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
