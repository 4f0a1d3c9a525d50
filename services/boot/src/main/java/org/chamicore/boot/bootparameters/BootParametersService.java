package org.chamicore.boot.bootparameters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chamicore.boot.bootparameters.WriteOutcome.Done;
import org.chamicore.boot.bootparameters.WriteOutcome.Previewed;
import org.chamicore.boot.bootparameters.WriteOutcome.Stored;
import org.chamicore.boot.bootscript.Impacts;
import org.chamicore.boot.configuration.Bindings;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.BootConfigurations;
import org.chamicore.boot.configuration.BootParameters;
import org.chamicore.boot.configuration.Plan;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.directory.CurrentDirectory;
import org.chamicore.boot.directory.Directory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What writes mean. Each is made into a plan under the lock of the one writer, and written whole or not at all. */
@Service
@Transactional
class BootParametersService {

    private final BootConfigurations configurations;
    private final CurrentDirectory directory;
    private final Impacts impacts;

    BootParametersService(BootConfigurations configurations, CurrentDirectory directory, Impacts impacts) {
        this.configurations = configurations;
        this.directory = directory;
        this.impacts = impacts;
    }

    /** Writes it whole, or not at all. */
    WriteOutcome write(Write write) {
        Directory current = directory.get();
        configurations.lock();
        return switch (Draft.of(write, current, configurations)) {
            case Draft.Refused refused -> refused.why();
            case Draft.Planned planned -> {
                configurations.write(planned.plan());
                yield planned.referralToken().<WriteOutcome>map(Stored::new).orElseGet(Done::new);
            }
        };
    }

    /** What it would do to the scripts of all nodes, or why it would be refused; nothing is written. */
    @Transactional(readOnly = true)
    WriteOutcome preview(Write write) {
        Directory current = directory.getComplete();
        return switch (Draft.of(write, current, configurations)) {
            case Draft.Refused refused -> refused.why();
            case Draft.Planned planned ->
                new Previewed(impacts.between(
                        current,
                        current.with(planned.plan()),
                        planned.plan().bindings().stream()
                                .map(Plan.BindingChange::selector)
                                .toList()));
        };
    }

    /** Everything there is, a record for each configuration. */
    @Transactional(readOnly = true)
    List<BootParametersRecord> findAll() {
        return configurations.findAll().byConfiguration().entrySet().stream()
                .map(each ->
                        BootParametersRecord.of(each.getValue(), each.getKey().parameters()))
                .toList();
    }

    /**
     * Records of these selectors alone, under the names that were asked and those that they are stored under, and of the
     * configurations that have one of these images; empty where nothing is found.
     */
    @Transactional(readOnly = true)
    List<BootParametersRecord> find(Set<Selector> selectors, BootParameters images) {
        Asked asked = Asked.of(selectors, directory.get());
        Bindings stored = configurations.find(asked.all());
        Map<BootConfiguration, Set<Selector>> found = new LinkedHashMap<>();
        asked.synonyms().forEach((named, synonyms) -> {
            List<Selector> bound = stored.among(synonyms);
            bound.forEach(each -> found.computeIfAbsent(stored.get(each), any -> new TreeSet<>())
                    .add(each));
            bound.stream().findFirst().ifPresent(first -> found.computeIfAbsent(
                            stored.get(first), any -> new TreeSet<>())
                    .add(named));
        });
        if (!images.kernel().isNone() || !images.initrd().isNone()) {
            configurations.findAll().byConfiguration().forEach((configuration, theirs) -> {
                if (hasOneOf(images, configuration.parameters())) {
                    found.put(configuration, new TreeSet<>(theirs));
                }
            });
        }
        return found.entrySet().stream()
                .map(each ->
                        BootParametersRecord.of(each.getValue(), each.getKey().parameters()))
                .toList();
    }

    private static boolean hasOneOf(BootParameters images, BootParameters parameters) {
        return (!images.kernel().isNone() && images.kernel().equals(parameters.kernel()))
                || (!images.initrd().isNone() && images.initrd().equals(parameters.initrd()));
    }
}
