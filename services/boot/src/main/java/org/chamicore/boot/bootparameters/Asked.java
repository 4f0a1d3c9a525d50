package org.chamicore.boot.bootparameters;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chamicore.boot.configuration.Bindings;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.directory.Directory;

/** The selectors that a client named, each with all that mean the same: a node is one node, however it is named. */
record Asked(Map<Selector, Set<Selector>> synonyms) {

    static Asked of(Collection<Selector> selectors, Directory directory) {
        Map<Selector, Set<Selector>> synonyms = new LinkedHashMap<>();
        selectors.forEach(each -> synonyms.put(each, directory.synonyms(each)));
        return new Asked(synonyms);
    }

    Set<Selector> named() {
        return synonyms.keySet();
    }

    /** Those that were named and those that mean the same. */
    Set<Selector> all() {
        Set<Selector> all = new TreeSet<>();
        synonyms.values().forEach(all::addAll);
        return all;
    }

    /** Those that were named and have a configuration, under whatever name. */
    List<Selector> boundIn(Bindings bindings) {
        return named().stream().filter(each -> isBound(each, bindings)).toList();
    }

    /** Those that were named and have no configuration. */
    List<Selector> freeIn(Bindings bindings) {
        return named().stream().filter(each -> !isBound(each, bindings)).toList();
    }

    private boolean isBound(Selector selector, Bindings bindings) {
        return synonyms.getOrDefault(selector, Set.of()).stream().anyMatch(bindings::has);
    }
}
