package org.chamicore.cli.upkeep;

import java.util.concurrent.Callable;
import org.chamicore.cli.console.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(name = "sessions", description = "lists the processes of the services: running, stale, ended and lost ones")
final class SessionsCommand implements Callable<Integer> {

    @Mixin
    private Services services = new Services();

    @Override
    public Integer call() {
        Table table = new Table("SERVICE", "INSTANCE", "STATUS", "STARTED", "LAST SEEN", "VERSION");
        services.forEach((service, api) ->
                rows(table, api.get("/upkeep/sessions").orRefuse().json()));
        System.out.print(table);
        return 0;
    }

    static void rows(Table table, JsonNode told) {
        told.path("sessions")
                .forEach(each -> table.row(
                        each.path("service").asString(),
                        each.path("instance").asString(),
                        each.path("status").asString(),
                        each.path("startedAt").asString(),
                        each.path("seenAt").asString(),
                        each.at("/metadata/version").asString("-")));
    }
}
