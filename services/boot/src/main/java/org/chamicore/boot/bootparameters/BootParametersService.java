package org.chamicore.boot.bootparameters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chamicore.boot.bootparameters.WriteOutcome.AlreadyBound;
import org.chamicore.boot.bootparameters.WriteOutcome.Done;
import org.chamicore.boot.bootparameters.WriteOutcome.NotBound;
import org.chamicore.boot.bootparameters.WriteOutcome.Stored;
import org.chamicore.boot.configuration.Bindings;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.BootConfigurations;
import org.chamicore.boot.configuration.BootParameters;
import org.chamicore.boot.configuration.Plan;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.directory.CurrentDirectory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What writes mean. Each is made into a plan under the lock of the one writer, and written whole or not at all. */
@Service
@Transactional
class BootParametersService {

    private final BootConfigurations configurations;
    private final CurrentDirectory directory;

    BootParametersService(BootConfigurations configurations, CurrentDirectory directory) {
        this.configurations = configurations;
        this.directory = directory;
    }

    /** Gives them all one new configuration; refused where one of them has any. */
    WriteOutcome create(Set<Selector> selectors, BootParameters parameters) {
        Asked asked = Asked.of(selectors, directory.get());
        configurations.lock();
        List<Selector> bound = asked.boundIn(configurations.find(asked.all()));
        return bound.isEmpty() ? store(asked, parameters) : new AlreadyBound(bound);
    }

    /** Gives them all one new configuration, whatever they had; of a node nothing stays under its other names. */
    WriteOutcome replace(Set<Selector> selectors, BootParameters parameters) {
        Asked asked = Asked.of(selectors, directory.get());
        configurations.lock();
        return store(asked, parameters);
    }

    /** Changes what they have where {@code patch} says something; who shares it and is not named keeps it. */
    WriteOutcome merge(Set<Selector> selectors, BootParameters patch) {
        Asked asked = Asked.of(selectors, directory.get());
        configurations.lock();
        Bindings stored = configurations.find(asked.all());
        List<Selector> free = asked.freeIn(stored);
        if (!free.isEmpty()) {
            return new NotBound(free);
        }
        Set<UUID> shared = configurations.findShared(stored);
        Plan.Builder plan = new Plan.Builder(stored);
        stored.byConfiguration().forEach((configuration, theirs) -> {
            BootParameters merged = configuration.parameters().merge(patch);
            if (merged.equals(configuration.parameters())) {
                return;
            }
            if (shared.contains(configuration.id())) {
                BootConfiguration split = configuration.split(merged);
                plan.create(split).bind(theirs, split);
            } else {
                plan.update(configuration, configuration.with(merged));
            }
        });
        configurations.write(plan.build());
        return new Done();
    }

    /** Takes away what they have; refused where one of them has nothing. */
    WriteOutcome delete(Set<Selector> selectors) {
        Asked asked = Asked.of(selectors, directory.get());
        configurations.lock();
        Bindings stored = configurations.find(asked.all());
        List<Selector> free = asked.freeIn(stored);
        if (!free.isEmpty()) {
            return new NotBound(free);
        }
        configurations.write(new Plan.Builder(stored).unbind(asked.all()).build());
        return new Done();
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

    private WriteOutcome store(Asked asked, BootParameters parameters) {
        Bindings stored = configurations.find(asked.all());
        BootConfiguration configuration = BootConfiguration.create(parameters);
        Set<Selector> othersOfTheirs = new TreeSet<>(asked.all());
        othersOfTheirs.removeAll(asked.named());
        configurations.write(new Plan.Builder(stored)
                .create(configuration)
                .bind(asked.named(), configuration)
                .unbind(othersOfTheirs)
                .build());
        return new Stored(configuration.referralToken());
    }

    private static boolean hasOneOf(BootParameters images, BootParameters parameters) {
        return (!images.kernel().isNone() && images.kernel().equals(parameters.kernel()))
                || (!images.initrd().isNone() && images.initrd().equals(parameters.initrd()));
    }
}
