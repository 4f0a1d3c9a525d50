package org.chamicore.boot.bootscript;

import java.time.Clock;
import java.util.function.UnaryOperator;
import org.chamicore.boot.BootProperties;
import org.chamicore.boot.directory.CurrentDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.ErrorResponseException;

/** Answers nodes: from memory alone, without a query and without a call. */
@Service
class BootScripts {

    private final CurrentDirectory directory;
    private final OutcomeCounters outcomes;
    private final Clock clock;
    private final ScriptWriter writer;
    private final int tries;

    BootScripts(CurrentDirectory directory, OutcomeCounters outcomes, Clock clock, BootProperties boot) {
        this.directory = directory;
        this.outcomes = outcomes;
        this.clock = clock;
        this.tries = boot.unknown().tries();
        this.writer = new ScriptWriter(
                new Backoff(boot.retry().delay(), boot.retry().longest()),
                new Backoff(boot.unknown().delay(), boot.unknown().longest()),
                tries);
    }

    /** @param parameters the query's parameters by name; null for those left out */
    String script(UnaryOperator<@Nullable String> parameters, Addresses addresses) {
        try {
            BootScriptQuery query = BootScriptQuery.of(parameters, clock.millis() / 1000);
            Decision decision = Decision.of(directory.getComplete(), query, tries);
            outcomes.count(Outcome.of(decision));
            return writer.write(decision, query, addresses);
        } catch (ErrorResponseException refused) {
            outcomes.count(refused.getStatusCode().is5xxServerError() ? Outcome.UNAVAILABLE : Outcome.REFUSED);
            throw refused;
        }
    }
}
