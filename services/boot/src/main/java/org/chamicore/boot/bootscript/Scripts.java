package org.chamicore.boot.bootscript;

import java.time.Clock;
import java.util.function.UnaryOperator;
import org.chamicore.boot.BootProperties;
import org.chamicore.boot.directory.Directory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes scripts, for nodes and for who wants to know what a node would get. Neither a query nor a call. */
@Component
class Scripts {

    private final BootProperties boot;
    private final Clock clock;
    private final ScriptWriter writer;

    Scripts(BootProperties boot, Clock clock) {
        this.boot = boot;
        this.clock = clock;
        this.writer = new ScriptWriter(
                new Backoff(boot.retry().delay(), boot.retry().longest()),
                new Backoff(boot.unknown().delay(), boot.unknown().longest()),
                boot.unknown().tries());
    }

    /** @param parameters the query's parameters by name; null for those left out */
    BootScriptQuery read(UnaryOperator<@Nullable String> parameters) {
        return BootScriptQuery.of(parameters, clock.millis() / 1000);
    }

    Decision decide(Directory directory, BootScriptQuery query) {
        return Decision.of(directory, query, boot.unknown());
    }

    String write(Decision decision, BootScriptQuery query, Addresses addresses) {
        return writer.write(decision, query, addresses);
    }

    /** The kernel's command line as the script would have it. */
    String kernelLine(Decision decision, BootScriptQuery query, Addresses addresses) {
        return writer.kernelLine(decision, query, addresses);
    }
}
