package org.chamicore.boot.configuration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that a write changes, decided before anything is written. */
public record Plan(List<ConfigurationChange> configurations, List<BindingChange> bindings) {

    /** A configuration that is new ({@code before} null) or gets other parameters. */
    public record ConfigurationChange(@Nullable BootConfiguration before, BootConfiguration after) {}

    /** A selector that is bound anew ({@code before} null), to another configuration, or to none ({@code after} null). */
    public record BindingChange(
            Selector selector,
            @Nullable UUID before,
            @Nullable UUID after) {}

    public Plan {
        configurations = List.copyOf(configurations);
        bindings = List.copyOf(bindings);
    }

    /** Collects a plan. */
    public static final class Builder {

        private final List<ConfigurationChange> configurations = new ArrayList<>();
        private final List<BindingChange> bindings = new ArrayList<>();
        private final Bindings stored;

        /** @param stored how things are */
        public Builder(Bindings stored) {
            this.stored = stored;
        }

        public Builder create(BootConfiguration configuration) {
            configurations.add(new ConfigurationChange(null, configuration));
            return this;
        }

        public Builder update(BootConfiguration before, BootConfiguration after) {
            configurations.add(new ConfigurationChange(before, after));
            return this;
        }

        public Builder bind(Collection<Selector> selectors, BootConfiguration configuration) {
            selectors.forEach(each ->
                    bindings.add(new BindingChange(each, stored.idOf(each).orElse(null), configuration.id())));
            return this;
        }

        /** Unbinds those of the selectors that are bound. */
        public Builder unbind(Collection<Selector> selectors) {
            selectors.forEach(
                    each -> stored.idOf(each).ifPresent(id -> bindings.add(new BindingChange(each, id, null))));
            return this;
        }

        public Plan build() {
            return new Plan(configurations, bindings);
        }
    }
}
