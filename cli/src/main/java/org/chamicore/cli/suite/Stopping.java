package org.chamicore.cli.suite;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.process.Ending;

/** How the services end: all at once, each answering what it has begun to, and not for ever. */
final class Stopping {

    static final Duration GRACE = Duration.ofSeconds(20);

    private Stopping() {}

    /** @param services by name */
    static void stop(Map<String, ProcessHandle> services, Progress progress) {
        if (services.isEmpty()) {
            return;
        }
        progress.say("services", "stopping " + String.join(", ", services.keySet()));
        var killed = Ending.of(services.values(), GRACE);
        if (!killed.isEmpty()) {
            progress.say(
                    "services",
                    services.entrySet().stream()
                            .filter(each -> killed.contains(each.getValue()))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.joining(
                                    ", ", "had to be killed after %d s: ".formatted(GRACE.toSeconds()), "")));
        }
    }
}
