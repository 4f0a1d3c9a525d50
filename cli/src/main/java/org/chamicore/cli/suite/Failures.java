package org.chamicore.cli.suite;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.chamicore.cli.postgres.Postgres;

/** The ways in which a running suite can fail. */
final class Failures {

    private Failures() {}

    /** One for each process; each becomes complete when its process has ended. */
    static CompletableFuture<?>[] of(Collection<ServiceProcess> services, SuiteDatabase database) {
        Stream<CompletableFuture<?>> ofServices =
                services.stream().map(each -> each.process().onExit().thenApply(ended -> each.died()));
        Stream<CompletableFuture<?>> ofDatabase = database.server().stream().map(Failures::of);
        return Stream.concat(ofServices, ofDatabase).toArray(CompletableFuture[]::new);
    }

    private static CompletableFuture<?> of(Postgres server) {
        return server.process()
                .<CompletableFuture<?>>map(process -> process.onExit().thenApply(ended -> died(server)))
                .orElseGet(() -> CompletableFuture.completedFuture(died(server)));
    }

    private static SuiteFailedException died(Postgres server) {
        return SuiteFailedException.ended("PostgreSQL", "by itself", new LogTail(server.log(), 0));
    }
}
