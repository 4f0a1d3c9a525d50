package org.chamicore.boot.bootscript;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Counts how requests for a boot script end. */
@Component
class OutcomeCounters {

    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    OutcomeCounters(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("chamicore.boot.scripts")
                            .description("Requests for a boot script, by how they ended")
                            .tag("outcome", outcome.text())
                            .register(registry));
        }
    }

    void count(Outcome outcome) {
        Objects.requireNonNull(counters.get(outcome)).increment();
    }
}
