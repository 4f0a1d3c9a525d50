package org.chamicore.boot.configuration;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Selectors, and the configuration that each is bound to; in a stable order. */
public record Bindings(Map<Selector, BootConfiguration> bound) {

    public Bindings {
        bound = new TreeMap<>(bound);
    }

    public boolean has(Selector selector) {
        return bound.containsKey(selector);
    }

    /** The configuration of a selector that is bound. */
    public BootConfiguration get(Selector bound) {
        return Objects.requireNonNull(this.bound.get(bound));
    }

    public Optional<UUID> idOf(Selector selector) {
        return Optional.ofNullable(bound.get(selector)).map(BootConfiguration::id);
    }

    /** Those of {@code selectors} that are bound, in the order of the kinds. */
    public List<Selector> among(Collection<Selector> selectors) {
        return selectors.stream().filter(this::has).sorted().toList();
    }

    /** Each configuration once, with its selectors. */
    public Map<BootConfiguration, List<Selector>> byConfiguration() {
        return bound.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }
}
