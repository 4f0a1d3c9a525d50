package org.chamicore.boot.configuration;

import java.util.UUID;

/** What the change log says of a selector: which configuration it is bound to. */
public record Binding(UUID configuration) {}
