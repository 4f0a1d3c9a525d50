package org.chamicore.boot.bootparameters;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.chamicore.boot.bootparameters.WriteOutcome.AlreadyBound;
import org.chamicore.boot.bootparameters.WriteOutcome.NotBound;
import org.chamicore.boot.configuration.Bindings;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.BootConfigurations;
import org.chamicore.boot.configuration.BootParameters;
import org.chamicore.boot.configuration.Plan;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.directory.Directory;

/** What a write comes to, before it is written: a plan, or why not. */
sealed interface Draft {

    /** @param referralToken what a new configuration's nodes are given */
    record Planned(Plan plan, Optional<UUID> referralToken) implements Draft {}

    /** @param why nothing is to be written */
    record Refused(WriteOutcome why) implements Draft {}

    /** Looks at what is stored and writes nothing. */
    static Draft of(Write write, Directory directory, BootConfigurations configurations) {
        if (write.selectors().contains(Selector.ALL) && !(write instanceof Write.Create)) {
            Bindings everything = configurations.findAll();
            return everything.bound().isEmpty()
                    ? new Refused(new NotBound(List.of(Selector.ALL)))
                    : of(
                            write,
                            new Asked(everything.bound().keySet().stream()
                                    .collect(Collectors.toMap(each -> each, Set::of))),
                            everything,
                            configurations);
        }
        Asked asked = Asked.of(write.selectors(), directory);
        return of(write, asked, configurations.find(asked.all()), configurations);
    }

    private static Draft of(Write write, Asked asked, Bindings stored, BootConfigurations configurations) {
        return switch (write) {
            case Write.Create create -> {
                List<Selector> bound = asked.boundIn(stored);
                yield bound.isEmpty()
                        ? replace(asked, stored, create.parameters())
                        : new Refused(new AlreadyBound(bound));
            }
            case Write.Replace replace -> replace(asked, stored, replace.parameters());
            case Write.Change change ->
                whereAllAreBound(
                        asked, stored, () -> change(stored, change.change(), configurations.findShared(stored)));
            case Write.Delete delete ->
                whereAllAreBound(asked, stored, () -> new Plan.Builder(stored)
                        .unbind(asked.all())
                        .build());
        };
    }

    private static Draft replace(Asked asked, Bindings stored, BootParameters parameters) {
        BootConfiguration configuration = BootConfiguration.create(parameters);
        Set<Selector> othersOfTheirs = new TreeSet<>(asked.all());
        othersOfTheirs.removeAll(asked.named());
        Plan plan = new Plan.Builder(stored)
                .create(configuration)
                .bind(asked.named(), configuration)
                .unbind(othersOfTheirs)
                .build();
        return new Planned(plan, Optional.of(configuration.referralToken()));
    }

    private static Draft whereAllAreBound(Asked asked, Bindings stored, Supplier<Plan> plan) {
        List<Selector> free = asked.freeIn(stored);
        return free.isEmpty() ? new Planned(plan.get(), Optional.empty()) : new Refused(new NotBound(free));
    }

    private static Plan change(Bindings stored, UnaryOperator<BootParameters> change, Set<UUID> shared) {
        Plan.Builder plan = new Plan.Builder(stored);
        stored.byConfiguration().forEach((configuration, theirs) -> {
            BootParameters changed = change.apply(configuration.parameters());
            if (changed.equals(configuration.parameters())) {
                return;
            }
            if (shared.contains(configuration.id())) {
                BootConfiguration split = configuration.split(changed);
                plan.create(split).bind(theirs, split);
            } else {
                plan.update(configuration, configuration.with(changed));
            }
        });
        return plan.build();
    }
}
