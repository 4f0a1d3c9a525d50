package org.chamicore.cli.suite;

import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.postgres.Postgres;

/** What runs on a data folder without a command that watches it: a detached suite, or what a killed one left behind. */
record Leftovers(DataFolder data, Progress progress) {

    /**
     * Stops all of it. Only processes that are certainly the suite's are touched.
     *
     * @return whether there was anything
     */
    boolean stop() {
        Map<String, ProcessHandle> services =
                SuiteRecord.read(data).map(SuiteRecord::live).orElse(Map.of());
        Stopping.stop(services, progress);
        Optional<Postgres> server = server().filter(Postgres::isRunning);
        server.ifPresent(each -> {
            progress.say("PostgreSQL", "stopping");
            each.stop();
        });
        SuiteRecord.delete(data);
        return !services.isEmpty() || server.isPresent();
    }

    private Optional<Postgres> server() {
        return Files.isDirectory(data.postgres()) ? Optional.of(SuiteDatabase.server(data, 0)) : Optional.empty();
    }
}
