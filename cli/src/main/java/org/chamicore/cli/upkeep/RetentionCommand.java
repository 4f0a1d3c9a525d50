package org.chamicore.cli.upkeep;

import java.util.concurrent.Callable;
import org.chamicore.cli.console.Table;
import org.chamicore.cli.http.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "retention", description = "shows what is kept for how long and how much was removed")
final class RetentionCommand implements Callable<Integer> {

    @Mixin
    private Services services = new Services();

    @Option(names = "--run", description = "removes now what has become old, and shows how much that was")
    private boolean run;

    @Override
    public Integer call() {
        Table table = new Table("SERVICE", "RULE", "KEPT", "LAST RUN", "REMOVED", "ALTOGETHER", "FAILURE");
        services.forEach((service, api) -> {
            Answer answer = run ? api.post("/upkeep/retention", "{}") : api.get("/upkeep/retention");
            rows(table, service.title(), answer.orRefuse().json());
        });
        System.out.print(table);
        return 0;
    }

    static void rows(Table table, String service, JsonNode told) {
        told.path("rules")
                .forEach(each -> table.row(
                        service,
                        each.path("rule").asString(),
                        each.path("keep").asString(),
                        each.path("lastRunAt").asString(),
                        each.path("lastRemoved").asString(),
                        each.path("removed").asString(),
                        each.path("failure").asString("-")));
    }
}
